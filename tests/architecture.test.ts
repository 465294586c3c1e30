import { describe, expect, test } from 'vitest';
import { cycles, wrongWays } from './import-rules.ts';
import { importsOf, isTest, repoFiles } from './source-files.ts';

const files = repoFiles();
const rooms = /^(?:contract|rules|src|server|sandbox|e2e|bench|scripts|tests)\//;
const code = files.filter(({ path }) => rooms.test(path) && /\.(?:tsx?|mjs|css)$/.test(path));
const modules = code.filter(({ path }) => !path.endsWith('.css'));
const inFolder = (folder: string) => modules.filter(({ path }) => path.startsWith(`${folder}/`));
const pathsOf = (found: readonly { path: string }[]) => found.map(({ path }) => path);

describe('imports', () => {
  test('follow the directions', () => {
    expect(wrongWays(modules)).toEqual([]);
  });

  test('make no cycles', () => {
    expect(cycles(modules)).toEqual([]);
  });

  test('of contract name zod and nothing else, those of rules nothing at all', () => {
    const packages = (folder: string) =>
      inFolder(folder)
        .filter(({ path }) => !isTest(path))
        .flatMap(({ text }) => importsOf(text))
        .filter((specifier) => !specifier.startsWith('.'));
    expect(new Set(packages('contract'))).toEqual(new Set(['zod/mini']));
    expect(packages('rules')).toEqual([]);
  });

  test('are read in every form that the code uses', () => {
    const text = [
      "import { a } from './a.ts';",
      "import type {\n  B,\n} from './b.ts';",
      "export { c } from './c.ts';",
      "export * from './d.ts';",
      "import './e.css';",
      "const f = () => import('./f.tsx');",
      "const words = 'taken from '; const more = './not-an-import.ts';",
    ].join('\n');
    expect(importsOf(text)).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.css', './f.tsx']);
  });

  test('against the directions are found', () => {
    const file = (path: string, to: string) => ({ path, text: `import { x } from '${to}';` });
    expect(
      wrongWays([
        file('src/ui/Button.tsx', '../api/client.ts'),
        file('src/features/chat/Chat.tsx', '../sessions/list.ts'),
        file('src/features/chat/Chat.tsx', '../../api/http/client.ts'),
        file('src/api/http/client.ts', '../../../server/app.ts'),
        file('server/app.ts', '../src/paths.ts'),
        file('server/handlers/sandbox.ts', '../../sandbox/control.ts'),
        file('server/whatsapp/sandbox.ts', '../../sandbox/control.ts'),
        file('server/domain/access.ts', '../store/store.ts'),
        file('contract/auth.ts', '../rules/clock.ts'),
      ]),
    ).toHaveLength(8);
    expect(cycles([file('src/ui/a.ts', './b.ts'), file('src/ui/b.ts', './a.ts')])).toHaveLength(1);
  });
});

describe('files', () => {
  test('have at most 300 lines', () => {
    const long = code.filter(({ text }) => text.split('\n').length > 301);
    expect(pathsOf(long)).toEqual([]);
  });

  test('live in folders whose names say what they own', () => {
    const vague = /(?:^|\/)(?:utils?|lib|helpers?|common|shared|hooks|types|misc)\//;
    expect(pathsOf(code.filter(({ path }) => vague.test(path)))).toEqual([]);
  });
});

describe('the dashboard', () => {
  const dashboard = inFolder('src').filter(({ path }) => !isTest(path));

  test('speaks to servers in src/api only', () => {
    const speaks =
      /(?:^|[^\w.]|\b(?:window|globalThis)\.)fetch\(|\b(?:EventSource|XMLHttpRequest|WebSocket|sendBeacon)\(/;
    const elsewhere = dashboard.filter(({ path }) => !path.startsWith('src/api/'));
    expect(pathsOf(elsewhere.filter(({ text }) => speaks.test(text)))).toEqual([]);
  });

  test('writes nothing to the console', () => {
    expect(pathsOf(dashboard.filter(({ text }) => /\bconsole\./.test(text)))).toEqual([]);
  });
});

describe('tests', () => {
  const tests = modules.filter(({ path }) => isTest(path));

  test('never sleep', () => {
    const sleeps = /\bwaitForTimeout\b|\bsetTimeout\s*\(|timers\/promises/;
    expect(pathsOf(tests.filter(({ text }) => sleeps.test(text)))).toEqual([]);
  });

  test('are never skipped, singled out, put off or expected to fail', () => {
    const left = /\b(?:test|it|describe)(?:\.\w+)*\.(?:skip|skipIf|runIf|only|todo|fixme|fails?)\b/;
    expect(pathsOf(tests.filter(({ text }) => left.test(text)))).toEqual([]);
  });

  test('find what they test by role, label and text, on a real server', () => {
    const shortcuts = /\bgetByTestId\b|\b(?:page|context)\.route\(|\bvi\.mock\(/;
    expect(pathsOf(tests.filter(({ text }) => shortcuts.test(text)))).toEqual([]);
  });
});
