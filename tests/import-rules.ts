import { importsOf, isTest, type RepoFile, resolved } from './source-files.ts';

/** The smallest unit that the directions speak of: a folder, or the files at the root of one. */
export type Room = string;

/** Where pages are put together: the components at the root of src, and what starts them. What else is there knows none. */
const assembly = /^src\/(?:(?:main|first-pages)\.ts|[^/]+\.tsx)$/;

export function roomOf(path: string): Room {
  if (assembly.test(path)) return 'src/*.tsx';
  const [top = '', second = '', third] = path.split('/');
  const isFolder = path.split('/').length > 2;
  if (top === 'src' && second === 'features') return `src/features/${third}`;
  if ((top === 'src' || top === 'server') && isFolder) return `${top}/${second}`;
  return top;
}

const pure = ['contract', 'rules'];
const parts = ['src/api', 'src/feedback', 'src/ui', 'src/format', 'src', ...pure];

/** Which rooms a room may import beside itself. `src` and `server` are the other files at their roots. */
const allowed: Readonly<Record<Room, readonly Room[]>> = {
  contract: [],
  rules: [],
  'src/*.tsx': ['src/features', 'src/layout', 'src/locales', ...parts],
  src: ['src/locales', ...pure],
  'src/features': ['src/layout', 'src/pairing', ...parts],
  'src/layout': parts,
  'src/pairing': ['src/ui', 'src/format', ...pure],
  'src/feedback': ['src/ui', 'src/format'],
  'src/api': ['src', ...pure],
  'src/ui': ['src/format'],
  'src/format': pure,
  server: ['server/*', ...pure],
  'server/handlers': [
    'server/whatsapp',
    'server/jobs',
    'server/auth',
    'server/domain',
    'server/store',
    'server',
    ...pure,
  ],
  'server/jobs': ['server/whatsapp', 'server/domain', 'server/store', 'server', ...pure],
  'server/whatsapp': ['server/domain', 'server/store', 'server', ...pure],
  'server/auth': ['server/domain', 'server/store', 'server', ...pure],
  'server/store': ['server', ...pure],
  'server/domain': pure,
  sandbox: pure,
  e2e: ['src', 'server/store', 'scripts', ...pure],
  scripts: [],
  bench: ['scripts', ...pure],
};

/** The one place that knows the sandbox. */
const sandboxDoor = 'server/whatsapp/sandbox.ts';

/** What the build makes is no room; `npm start` imports it. */
const built = 'build';

/** Each feature is a room of its own, and all have the same rule. */
const ruleOf = (room: Room) => room.replace(/^src\/features\/.*/, 'src/features');

/** What stands below the root of `api` is its own. */
const isInsideApi = (path: string) => /^src\/api\/[^/]+\//.test(path);

function mayImport(from: string, to: string): boolean {
  const [source, target] = [roomOf(from), roomOf(to)];
  if (source === target || target === built) return true;
  if (isInsideApi(to)) return false;
  if (target === 'sandbox') return from === sandboxDoor;
  const rooms = allowed[ruleOf(source)] ?? [];
  return (
    rooms.includes(ruleOf(target)) || (rooms.includes('server/*') && target.startsWith('server/'))
  );
}

/** Imports against the directions, as `from → to`. Tests may reach anywhere. */
export function wrongWays(files: readonly RepoFile[]): string[] {
  return files
    .filter(({ path }) => !isTest(path) && roomOf(path) !== 'tests')
    .flatMap(({ path, text }) =>
      importsOf(text)
        .map((specifier) => resolved(path, specifier))
        .filter((target) => target !== null)
        .filter((target) => !mayImport(path, target))
        .map((target) => `${path} → ${target}`),
    );
}

/** Chains of imports that lead back to where they began, one per loop that is met. */
export function cycles(files: readonly RepoFile[]): string[] {
  const graph = new Map(
    files.map(({ path, text }) => [
      path,
      importsOf(text).flatMap((specifier) => resolved(path, specifier) ?? []),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    const begun = trail.indexOf(path);
    if (begun >= 0) found.push([...trail.slice(begun), path].join(' → '));
    if (begun >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) visit(path, []);
  return found;
}
