import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Shots, Theme } from './shots.ts';

const tokens = join(resolve(import.meta.dirname, '../..'), 'src/ui/tokens.css');

const columns = 5;
const wide = 470;
const gap = 24;

const style = `
  * { box-sizing: border-box; margin: 0; }
  body { width: max-content; font: 16px/24px system-ui, sans-serif; }
  section { display: grid; gap: 40px; padding: 56px 64px; color: var(--text); background: var(--page); }
  header { display: flex; align-items: baseline; gap: 24px; }
  h1 { font-size: 34px; line-height: 44px; font-weight: 600; }
  h2 { font-size: 22px; line-height: 28px; font-weight: 600; }
  header p { font-size: 18px; color: var(--text-2); }
  ul { display: grid; gap: 28px ${gap}px; padding: 0; list-style: none; align-items: start; }
  .wide { grid-template-columns: repeat(${columns}, ${wide}px); }
  .narrow { grid-template-columns: repeat(${2 * columns}, ${(wide - gap) / 2}px); }
  li { display: grid; gap: 8px; }
  li p { font: 15px/20px ui-monospace, monospace; color: var(--text-2); white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .narrow p { font-size: 13px; }
  img { display: block; width: 100%; border: 1px solid var(--line); border-radius: 8px; }
  .narrow img { border-color: var(--line-strong); border-radius: 16px; }
`;

const tiles = (kind: 'wide' | 'narrow', shots: readonly Shots[], theme: Theme) => `
  <ul class="${kind}">${shots
    .map((shot) => `<li><p>${shot.caption}</p><img alt="" src="${shot[kind][theme]}"></li>`)
    .join('')}</ul>`;

const part = (theme: Theme, head: string, shots: readonly Shots[], narrow: readonly Shots[]) => `
  <section style="color-scheme: ${theme}">
    <header>${head}</header>
    ${tiles('wide', shots, theme)}
    ${tiles('narrow', narrow, theme)}
  </section>`;

/** All outcomes in both themes; on a phone, one half of them in each. */
export async function sheet(shots: readonly Shots[]): Promise<string> {
  const half = Math.ceil(shots.length / 2);
  const css = (await readFile(tokens, 'utf8')) + style;
  const head =
    '<h1>Pairing</h1><p>Every outcome stands where the code stood, says what it means, and what comes next. Each has its place at 1,280 and at 360 px, in the light and in the dark.</p>';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>${css}</style></head><body>
    ${part('light', head, shots, shots.slice(0, half))}
    ${part('dark', '<h2>In the dark</h2>', shots, shots.slice(half))}
  </body></html>`;
}
