/** A place for one text. */
export interface Slot {
  get(): string | null;
  set(value: string | null): void;
}

/** A place in web storage, which a browser may refuse to give. `name` is asked for at each use. */
export function storageSlot(storage: () => Storage, name: () => string): Slot {
  return {
    get() {
      try {
        return storage().getItem(name());
      } catch {
        return null;
      }
    },
    set(value) {
      try {
        if (value === null) storage().removeItem(name());
        else storage().setItem(name(), value);
      } catch {
        // Without storage a reload asks to log in again, and nothing else is lost.
      }
    },
  };
}
