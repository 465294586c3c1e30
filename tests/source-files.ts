import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

/** A file of the repository; its path is relative, with `/`. */
export interface RepoFile {
  readonly path: string;
  readonly text: string;
}

/** What git ignores, and git's own. */
function isIgnored(name: string, ignoreLines: readonly string[]): boolean {
  return name === '.git' || ignoreLines.some((line) => line.replace(/\/$/, '') === name);
}

function pathsIn(folder: string, ignoreLines: readonly string[]): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => !isIgnored(name, ignoreLines) && !name.endsWith('.log'))
    .flatMap((name) => {
      const path = posix.join(folder, name);
      return statSync(join(root, path)).isDirectory() ? pathsIn(path, ignoreLines) : [path];
    });
}

const binary = /\.(?:png|jpe?g|webp|ico|woff2?|gz)$/;

/** Every text file of the repository, without asking git, which a copy may lack. */
export function repoFiles(): RepoFile[] {
  const ignoreLines = readFileSync(join(root, '.gitignore'), 'utf8').split('\n').filter(Boolean);
  return pathsIn('.', ignoreLines)
    .filter((path) => !binary.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

const importForms =
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** What a module names in its imports, types and lazy ones included. */
export function importsOf(text: string): string[] {
  return [...text.matchAll(importForms)].flatMap(
    ([, from, bare, lazy]) => from ?? bare ?? lazy ?? [],
  );
}

/** The path that a relative import leads to; null for a package. */
export function resolved(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(dirname(from), specifier.replace(/\?.*$/, ''));
}

export const isTest = (path: string) => /\.(?:test|spec)\.tsx?$/.test(path);
