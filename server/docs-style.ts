/** The colours are the dashboard's. */
export const docsStyle = `
:root {
  color-scheme: light dark;
  --page: light-dark(oklch(0.989 0.002 80), oklch(0.196 0.004 65));
  --panel: light-dark(oklch(1 0 0), oklch(0.226 0.005 65));
  --well: light-dark(oklch(0.971 0.003 80), oklch(0.180 0.004 65));
  --line: light-dark(oklch(0.918 0.005 80), oklch(0.305 0.006 65));
  --text: light-dark(oklch(0.235 0.008 80), oklch(0.945 0.004 80));
  --text-2: light-dark(oklch(0.430 0.010 80), oklch(0.785 0.008 80));
  --accent: light-dark(oklch(0.460 0.080 197), oklch(0.800 0.090 193));
  --accent-tint: light-dark(oklch(0.955 0.013 195), oklch(0.290 0.030 197));
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, monospace;
}
* { box-sizing: border-box; margin: 0; }
body { background: var(--page); color: var(--text); font: 400 15px/1.5 var(--sans); }
.frame { display: grid; grid-template-columns: 19rem minmax(0, 1fr); max-inline-size: 80rem; margin-inline: auto; }
nav { position: sticky; inset-block-start: 0; block-size: 100dvh; overflow: auto; padding: 2rem 1.5rem; font-size: 13px; }
nav h2 { margin-block: 1.25rem 0.25rem; font-size: 13px; }
ul { list-style: none; padding: 0; }
a { color: var(--accent); }
nav a { color: var(--text-2); text-decoration: none; display: block; padding-block: 3px; overflow-wrap: anywhere; }
a:hover { color: var(--accent); text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main { padding: 2rem 1.5rem 6rem; min-inline-size: 0; }
h1 { font-size: 24px; line-height: 1.3; letter-spacing: -0.01em; }
main > p, article > p { color: var(--text-2); max-inline-size: 44rem; }
main h2 { margin-block: 2.5rem 0.75rem; font-size: 18px; }
h2::first-letter { text-transform: uppercase; }
article { background: var(--panel); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem; margin-block-end: 0.75rem; display: grid; gap: 0.5rem; }
h3 { font: 600 14px/1.6 var(--mono); overflow-wrap: anywhere; }
h3 b { color: var(--accent); background: var(--accent-tint); border-radius: 5px; padding: 2px 7px; }
h4 { font-size: 13px; margin-block-start: 0.5rem; }
.table { overflow: clip; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; inline-size: 100%; font-size: 13px; }
th, td { text-align: start; padding: 6px 12px; vertical-align: top; border-block-start: 1px solid var(--line); }
th { background: var(--well); color: var(--text-2); font-weight: 500; border: 0; }
td:first-child { font-family: var(--mono); white-space: nowrap; }
td { overflow-wrap: anywhere; }
@media (max-width: 760px) { .frame { display: block; } nav { position: static; block-size: auto; padding-block-end: 0; } th, td { padding-inline: 8px; } td:first-child { white-space: normal; } }
`;
