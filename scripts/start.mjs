import process from 'node:process';
import { build, buildIsStale } from './build-if-stale.mjs';

if (buildIsStale()) {
  console.error('Building MoltFlow…');
  try {
    build();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
// In this very process, so that signals reach the server itself.
await import('../build/server.js');
