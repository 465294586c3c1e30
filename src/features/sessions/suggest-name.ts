/** The first of `phone-1`, `phone-2`… that no session has. */
export function suggestName(sessions: readonly { readonly name: string }[]): string {
  const taken = new Set(sessions.map(({ name }) => name));
  let number = 1;
  while (taken.has(`phone-${number}`)) number += 1;
  return `phone-${number}`;
}
