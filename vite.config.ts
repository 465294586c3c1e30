import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { lingui } from '@lingui/vite-plugin';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { linguiMacros } from './lingui-macros.ts';

/** Writes `.br` and `.gz` beside every text file, for a server that sends them as they are. */
function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true });
      const texts = names.filter((name) =>
        ['.js', '.css', '.html', '.svg'].includes(extname(name)),
      );
      for (const name of texts) {
        const path = join(folder, name);
        const content = await readFile(path);
        await writeFile(`${path}.br`, await promisify(brotliCompress)(content));
        await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
      }
    },
  };
}

/**
 * Beside `index.html`, which works on any host of plain files, a second page for hosts that answer
 * every address with one file: its `<base>` says so, and where the dashboard begins.
 */
function fallbackPage(): Plugin {
  const base = '<base href="/" />';
  return {
    name: 'fallback-page',
    transformIndexHtml: (html, { server }) =>
      server ? html.replace('<head>', `<head>${base}`) : html,
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('There is no index.html to make it from.');
        const source = String(page.source).replace('<head>', `<head>\n    ${base}`);
        this.emitFile({ type: 'asset', fileName: 'fallback.html', source });
      },
    },
  };
}

/** Has browsers fetch React while they still read the small script that begins. */
function preloadApp(): Plugin {
  return {
    name: 'preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle = {} }) {
        const app = Object.values(bundle).find(({ name }) => name === 'app');
        if (!app) throw new Error('There is no chunk of React to preload.');
        const attrs = { rel: 'modulepreload', crossorigin: true, href: `./${app.fileName}` };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}

// Each pattern takes along all that such a file imports.
/** React, the router, and what the login and the pages behind it have in common. */
const always = [
  /src\/(App|api\/sign-in|ui\/(Field|FormError|TextInput|TextLink))\.tsx?$/,
  /lucide-react\/.*\/triangle-exclamation-point/,
];
/** The first page of someone signed in. Other pages bring what else they need. */
const landing =
  /src\/(Dashboard|layout\/(ErrorScreen|NotFoundPage)|features\/sessions\/(loaders|list\/SessionsPage))\.tsx?$/;

export default defineConfig(({ command }) => ({
  // Wherever the files are put, they find each other.
  base: command === 'build' ? './' : '/',
  plugins: [
    linguiMacros(),
    react(),
    lingui(),
    tailwindcss(),
    preloadApp(),
    fallbackPage(),
    precompress(),
  ],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few files: over plain HTTP/1.1 each one costs more than the bytes it saves.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 4 },
            { name: 'app', test: (id) => always.some((part) => part.test(id)), priority: 3 },
            { name: 'entrance', test: /src\/features\/login\/LoginPage\.tsx$/, priority: 2 },
            { name: 'dashboard', test: landing, priority: 1 },
            { name: 'dialogs', test: /src\/features\/sessions\/\w+Dialog\.tsx$/ },
          ],
        },
      },
    },
  },
  server: {
    // Vite passes event streams on as they come.
    proxy: { '/api': 'http://127.0.0.1:3000' },
  },
}));
