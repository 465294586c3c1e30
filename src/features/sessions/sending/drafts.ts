import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import { onLoginState } from '../../../api/connection.ts';
import { keptDrafts } from './kept-drafts.ts';

/** A text that is being written in one session. */
export interface Draft {
  readonly kind: 'person' | 'group';
  /** A phone number as it was typed, or a chat id. */
  readonly person: string;
  /** A group's chat id; empty until one is chosen. */
  readonly group: string;
  readonly text: string;
}

const empty: Draft = { kind: 'person', person: '', group: '', text: '' };

interface Drafts {
  readonly bySession: Readonly<Record<string, Draft>>;
  change(session: string, change: Partial<Draft>): void;
  forget(session: string): void;
}

/** Drafts outlive a reload and a login that ran out, in this tab alone, for each server its own. */
export const useDrafts = create<Drafts>()(
  persist(
    (set) => ({
      bySession: {},
      change: (session, change) =>
        set(({ bySession }) => ({
          bySession: { ...bySession, [session]: { ...empty, ...bySession[session], ...change } },
        })),
      forget: (session) =>
        set(({ bySession: { [session]: _, ...others } }) => ({ bySession: others })),
    }),
    {
      name: keptDrafts,
      storage: createJSONStorage(() => sessionStorage),
    },
  ),
);

// What is kept is forgotten elsewhere; this is what is on the screen.
onLoginState((now) => {
  if (now === 'signed-out') useDrafts.setState({ bySession: {} });
});

export const useDraft = (session: string): Draft =>
  useDrafts(({ bySession }) => bySession[session]) ?? empty;
