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

/** The first page of someone signed in; the pages of one session come when one is opened. */
const landing =
  /src\/(?:Dashboard|api|feedback|format|layout|ui|features\/sessions\/(?:list|loaders|[A-Z]\w+Dialog))/;

export default defineConfig({
  plugins: [linguiMacros(), react(), lingui(), tailwindcss(), precompress()],
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Few files: over plain HTTP/1.1 each one costs more than the bytes it saves.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'entrance', test: /src\/features\/(login\/Login|setup\/)/, priority: 1 },
            { name: 'dashboard', test: landing },
          ],
        },
      },
    },
  },
  server: {
    // Vite passes event streams on as they come.
    proxy: { '/api': 'http://127.0.0.1:3000' },
  },
});
