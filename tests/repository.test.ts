import { describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import packageLock from '../package-lock.json' with { type: 'json' };
import { repoFiles } from './source-files.ts';

const files = repoFiles();
const readme = files.find(({ path }) => path === 'README.md')?.text ?? '';
const scripts = Object.keys(packageJson.scripts);

test('the README names commands that exist', () => {
  const named = [...readme.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test)\b)/g)];
  const commands = new Set(named.map(([, run, short]) => run ?? short ?? ''));
  expect(commands).not.toEqual(new Set());
  expect([...commands].filter((command) => !scripts.includes(command))).toEqual([]);
});

describe('every file', () => {
  const tellsOf = (pattern: RegExp) =>
    files
      .filter(({ text }) => pattern.test(text))
      .map(({ path, text }) => `${path}: ${pattern.exec(text)?.[0]}`);

  test('is free of places on one machine', () => {
    expect(tellsOf(/(?<![\w.~/}-])\/(?:work|root|home|Users)\/[\w.]+/)).toEqual([]);
  });

  test('names no package registry', () => {
    expect(tellsOf(/https?:\/\/[\w.-]*(?:registry|artifactory|nexus|verdaccio)[\w.-]*/)).toEqual(
      [],
    );
  });
});

test('every dependency comes from the registry that npm is set to, at an exact version', () => {
  const { dependencies, devDependencies } = packageJson;
  const ranges = Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name]) => name);
  expect(ranges).toEqual([]);
  const elsewhere = Object.entries(packageLock.packages)
    .filter(([, entry]) => 'resolved' in entry || ('link' in entry && entry.link))
    .map(([path]) => path);
  expect(elsewhere).toEqual([]);
});

test('the lock file names the binaries of every platform', () => {
  const packages: Readonly<Record<string, object>> = packageLock.packages;
  const wanted = (entry: object) =>
    Object.keys('optionalDependencies' in entry ? Object(entry.optionalDependencies) : {});
  const missing = Object.entries(packages).flatMap(([path, entry]) =>
    wanted(entry).filter(
      (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});
