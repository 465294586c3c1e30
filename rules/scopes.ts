/** Whether these scopes grant the wanted one: `manage` implies `read`. */
export function holdsScope(held: readonly string[], wanted: string): boolean {
  const managing = wanted.replace(/:read$/, ':manage');
  return held.some((scope) => scope === wanted || scope === managing);
}
