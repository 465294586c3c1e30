import type { Locator, Page } from '@playwright/test';

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** One outcome in every look; the pictures are data URLs. */
export interface Shots {
  readonly caption: string;
  /** Of the panel alone, on a page of 1,280 px. */
  readonly wide: Readonly<Record<Theme, string>>;
  /** Of a whole screen, 360 px wide. */
  readonly narrow: Readonly<Record<Theme, string>>;
}

const dataUrl = (png: Buffer) => `data:image/png;base64,${png.toString('base64')}`;
const still = { animations: 'disabled', caret: 'hide' } as const;

export const narrowScreen = { width: 360, height: 860 };

export async function shoot(page: Page, caption: string, panel: Locator): Promise<Shots> {
  const wide = { light: '', dark: '' };
  const narrow = { light: '', dark: '' };
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1280, height: 900 });
    wide[theme] = dataUrl(await panel.screenshot(still));
    await page.setViewportSize(narrowScreen);
    narrow[theme] = dataUrl(await page.screenshot(still));
  }
  return { caption, wide, narrow };
}
