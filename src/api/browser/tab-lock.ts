import type { Clock } from '../../../rules/clock.ts';

/** Runs a task while no other tab runs one. */
export type RunAlone = <T>(task: () => Promise<T>) => Promise<T>;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface StorageLockDeps {
  readonly key: string;
  /** Shared by the tabs. */
  readonly store: Store;
  readonly clock: Clock;
  /** Names this tab, and no other one. */
  readonly owner: string;
}

/** A holder that is gone is waited for no longer than this. */
const leaseMs = 10_000;
/** Until then another tab may have written at the same moment; the last one to write has won. */
const settleMs = 50;

/**
 * A lock made of web storage, for plain http, where the browser has no `navigator.locks`. Storage
 * knows no compare-and-set, so a tab writes its claim, waits, and looks whose claim stands.
 */
export function storageLock({ key, store, clock, owner }: StorageLockDeps): RunAlone {
  const pause = () => new Promise<void>((resolve) => void clock.after(settleMs, resolve));

  function holder(): string | null {
    const [name, until] = store.getItem(key)?.split(' ') ?? [];
    return name && Number(until) > clock.now() ? name : null;
  }

  return async (task) => {
    while (holder() !== owner) {
      if (holder() === null) store.setItem(key, `${owner} ${clock.now() + leaseMs}`);
      await pause();
    }
    try {
      return await task();
    } finally {
      if (holder() === owner) store.removeItem(key);
    }
  };
}

/** `navigator.locks` where the browser has it, which is in secure contexts only. */
export function tabLock(name: () => string, deps: () => Omit<StorageLockDeps, 'key'>): RunAlone {
  return async (task) => {
    const locks: LockManager | undefined = navigator.locks;
    return locks ? locks.request(name(), task) : storageLock({ key: name(), ...deps() })(task);
  };
}
