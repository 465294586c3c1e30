import type { WAVersion } from 'baileys';
import type { Session } from '../../contract/sessions.ts';
import type { Clock } from '../clock.ts';
import type { LifecycleEvent } from '../domain/lifecycle-state.ts';
import type { Live } from '../live.ts';
import type { Store } from '../store/store.ts';
import type { SandboxControl } from './sandbox.ts';
import { type RunnerDeps, SessionRunner } from './session-runner.ts';
import type { WhatsAppSessions } from './sessions.ts';
import type { NetworkAddress } from './socket.ts';

/** How many sessions connect at once after a start of the server. */
const AT_A_TIME = 4;

export function createWhatsAppSessions(deps: {
  store: Store;
  live: Live;
  clock: Clock;
  log: RunnerDeps['log'];
  sandbox: SandboxControl | null;
  /** Of WhatsApp Web; undefined: the one Baileys knows. */
  version?: WAVersion;
  /** Where live sessions connect, for tests; undefined: WhatsApp. */
  liveUrl?: string;
  /** Milliseconds between the groups of sessions that are restored. */
  staggerMs?: number;
  random?: () => number;
}): WhatsAppSessions {
  const { store, sandbox, liveUrl, staggerMs = 250 } = deps;
  const runners = new Map<number, SessionRunner>();
  const runnerDeps: RunnerDeps = {
    store,
    live: deps.live,
    clock: deps.clock,
    log: deps.log,
    random: deps.random ?? Math.random,
    version: deps.version,
    addressOf: async (network) =>
      network === 'sandbox'
        ? sandboxAddress(sandbox)
        : { url: liveUrl, sandboxRootKey: null, secondsPerCode: null },
  };

  function runnerOf(session: Session): SessionRunner {
    const known = runners.get(session.id);
    if (known) return known;
    const made = new SessionRunner(session, runnerDeps);
    runners.set(session.id, made);
    return made;
  }

  async function dispatch(session: Session, event: LifecycleEvent): Promise<Session> {
    const runner = runnerOf(session);
    const after = await runner.dispatch(event);
    if (runner.isGone()) runners.delete(session.id);
    return after;
  }

  return {
    start: (session) => dispatch(session, { type: 'start' }),
    stop: (session) => dispatch(session, { type: 'stop' }),
    restart: (session) => dispatch(session, { type: 'restart' }),
    logout: (session) => dispatch(session, { type: 'logout' }),
    async remove(session) {
      await runnerOf(session).remove();
      runners.delete(session.id);
    },
    qr: (sessionId) => runners.get(sessionId)?.qr() ?? null,
    pairingCode: async (session, phone) => runnerOf(session).pairingCode(phone),
    send: async (session, message) => runnerOf(session).send(message),
    groups: async (session) => runnerOf(session).groups(),
    async restore() {
      const wanted = await store.sessions.listWanted();
      const ids = new Set(wanted.map(({ id }) => id));
      const started = wanted.map((session, index) =>
        dispatch(session, { type: 'start', delay: Math.floor(index / AT_A_TIME) * staggerMs }),
      );
      // What a kill left between two writes: it does not run, whatever its row says.
      const stale = (await store.sessions.list())
        .filter(({ id, status }) => !ids.has(id) && status !== 'stopped' && status !== 'failed')
        .map((session) => dispatch(session, { type: 'stop' }));
      await Promise.all([...started, ...stale]);
    },
    async close() {
      await Promise.all([...runners.values()].map((runner) => runner.close()));
    },
  };
}

async function sandboxAddress(sandbox: SandboxControl | null): Promise<NetworkAddress> {
  if (!sandbox) throw new Error('The sandbox is off.');
  const [sandboxRootKey, { seconds }] = await Promise.all([
    sandbox.rootPublicKey(),
    sandbox.pairingSettings(),
  ]);
  return { url: sandbox.url, sandboxRootKey, secondsPerCode: seconds };
}
