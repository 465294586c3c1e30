import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

interface ThemeState {
  readonly theme: Theme;
}

/** The theme this browser chose. `system` follows the operating system. */
export const useTheme = create<ThemeState>()(
  persist((): ThemeState => ({ theme: 'system' }), { name: 'moltflow.theme' }),
);

export function chooseTheme(theme: Theme): void {
  useTheme.setState({ theme });
}

/** Shows a theme: tokens follow `data-theme` on the document, and without it the system. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
