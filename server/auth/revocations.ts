/** A credential that stopped being good, or whose rights changed. */
export type Credential =
  | { readonly kind: 'login'; readonly loginId: number }
  | { readonly kind: 'key'; readonly keyId: number }
  | { readonly kind: 'pairing-link'; readonly linkId: number };

export interface Revocations {
  announce(credential: Credential): void;
  /** Calls `listener` when this credential is revoked; the answer stops listening. */
  on(credential: Credential, listener: () => void): () => void;
}

function nameOf(credential: Credential): string {
  switch (credential.kind) {
    case 'login':
      return `login:${credential.loginId}`;
    case 'key':
      return `key:${credential.keyId}`;
    case 'pairing-link':
      return `pairing-link:${credential.linkId}`;
  }
}

/** Who must hear, at once, that a credential has ended: its open streams and its cache. */
export function createRevocations(): Revocations {
  const listeners = new Map<string, Set<() => void>>();
  return {
    announce(credential) {
      for (const listener of [...(listeners.get(nameOf(credential)) ?? [])]) listener();
    },
    on(credential, listener) {
      const name = nameOf(credential);
      const others = listeners.get(name) ?? new Set();
      listeners.set(name, others.add(listener));
      return () => {
        others.delete(listener);
        if (others.size === 0 && listeners.get(name) === others) listeners.delete(name);
      };
    },
  };
}
