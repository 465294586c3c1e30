import { create } from 'zustand';
import type { Tone } from '../ui/StatusBadge.tsx';

export interface ToastAction {
  readonly label: string;
  readonly run: () => void;
}

export interface ToastOptions {
  readonly tone?: Tone;
  /** One way back or on, such as "Undo". A toast with an action stays longer. */
  readonly action?: ToastAction;
}

export interface Toast extends ToastOptions {
  readonly id: number;
  readonly message: string;
}

/** More would cover the page: the oldest goes. */
const most = 3;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

let lastId = 0;

/** Says that something was done. Errors belong where they happened, not here. */
export function toast(message: string, options: ToastOptions = {}): void {
  lastId += 1;
  const next: Toast = { id: lastId, message, ...options };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, next].slice(-most) }));
}

export function dismissToast(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) }));
}
