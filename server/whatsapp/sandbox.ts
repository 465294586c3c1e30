import type { SandboxControl } from '../../sandbox/control.ts';
import { remoteSandbox } from '../../sandbox/remote.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { SandboxStateStore } from '../store/store.ts';

export type {
  PairingOutcome,
  PairingSettings,
  ReceivedText,
  SandboxControl,
  SandboxPhone,
} from '../../sandbox/control.ts';
export { SandboxError } from '../../sandbox/control.ts';

/** The one door to the sandbox network: in this process, or in another at `url`. Null: there is none. */
export async function openSandbox(options: {
  mode: 'on' | 'off';
  url?: string | null;
  storage: SandboxStateStore;
}): Promise<SandboxControl | null> {
  if (options.mode === 'off') return null;
  return options.url ? remoteSandbox(options.url) : startSandbox({ storage: options.storage });
}
