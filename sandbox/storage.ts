/** Where the network keeps its state. Values are JSON text. */
export interface SandboxStorage {
  readAll(): Promise<Map<string, string>>;
  /** Applies all changes or none; null deletes. */
  write(changes: ReadonlyMap<string, string | null>): Promise<void>;
}

export function memoryStorage(): SandboxStorage {
  const entries = new Map<string, string>();
  return {
    readAll: async () => new Map(entries),
    write: async (changes) => applyChanges(entries, changes),
  };
}

export function applyChanges(
  entries: Map<string, string>,
  changes: ReadonlyMap<string, string | null>,
): void {
  for (const [key, value] of changes) {
    if (value === null) entries.delete(key);
    else entries.set(key, value);
  }
}
