import type { ReactNode } from 'react';
import { create } from 'zustand';

export interface Confirmation {
  /** What is about to happen, with the name of what it happens to: "Delete store-haifa?" */
  readonly title: string;
  /** What is lost or changes by it. */
  readonly consequence: ReactNode;
  /** What the button does, in its own verb: "Delete session". */
  readonly verb: string;
  readonly danger?: boolean;
  /** A name to be typed first, where there is no way back. */
  readonly typeToConfirm?: string;
  /** Does it. The dialog waits for it, and shows its error inside itself. */
  readonly run: () => Promise<void>;
}

interface ConfirmState {
  readonly asked: Confirmation | null;
  /** Counts the questions, so that each starts with a fresh dialog. */
  readonly turn: number;
}

export const useConfirmation = create<ConfirmState>(() => ({ asked: null, turn: 0 }));

/** Asks before doing something that can't be undone. */
export function confirm(asked: Confirmation): void {
  useConfirmation.setState(({ turn }) => ({ asked, turn: turn + 1 }));
}

export function closeConfirmation(): void {
  useConfirmation.setState({ asked: null });
}
