import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { aptInstall } from './apt-install.mjs';

const require = createRequire(import.meta.url);

/** Whether the browser starts. On Windows `--version` opens a window, so being there has to do. */
function runs(path) {
  if (process.platform === 'win32') return existsSync(path);
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function usualPlaces() {
  const { LOCALAPPDATA = '', PROGRAMFILES = '', 'PROGRAMFILES(X86)': x86 = '' } = process.env;
  if (process.platform === 'win32') {
    return [LOCALAPPDATA, PROGRAMFILES, x86].map((folder) =>
      join(folder, 'Google/Chrome/Application/chrome.exe'),
    );
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

const existingAndRunning = (paths) => paths.find((path) => existsSync(path) && runs(path));
const playwrights = () => existingAndRunning([chromium.executablePath()]);
const systems = () => existingAndRunning(usualPlaces());

function downloaded() {
  console.error('No Chrome or Chromium found; asking Playwright for one…');
  const cli = require.resolve('playwright/cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2] });
  return playwrights();
}

function debians() {
  return aptInstall('chromium') ? systems() : undefined;
}

/**
 * The path of a Chromium that runs: `CHROME_PATH`, Playwright's own, the system's, a new one of
 * Playwright's, a new one of Debian's (as root). So a laptop, a CI and a closed network all serve.
 */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (runs(chosen)) return chosen;
    throw new Error(`CHROME_PATH is ${chosen}, which does not run.`);
  }
  const found = playwrights() ?? systems() ?? downloaded() ?? debians();
  if (found) return found;
  throw new Error(
    'The browser tests need Chrome or Chromium. Install one, or set CHROME_PATH to where it is.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(findBrowser());
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
