/** Installs the counter; what it answers goes on counting. Must run before React is loaded. */
export function countRenders(): { commits: number; rowRenders: number };
