import type { Endpoints } from '../../contract/endpoints.ts';
import type { AccessTokens } from '../auth/access-tokens.ts';
import type { Authenticator } from '../auth/authenticator.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Live } from '../live.ts';
import type { Log } from '../log.ts';
import type { Handlers } from '../mount-contract.ts';
import type { RateLimit } from '../rate-limit.ts';
import type { Store } from '../store/store.ts';
import type { SandboxControl } from '../whatsapp/sandbox.ts';
import type { WhatsAppSessions } from '../whatsapp/sessions.ts';

export interface HandlerDeps {
  readonly config: Pick<Config, 'guideOnly'>;
  readonly store: Store;
  readonly whatsapp: WhatsAppSessions;
  readonly sandbox: SandboxControl | null;
  readonly live: Live;
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly authenticator: Authenticator;
  readonly accessTokens: AccessTokens;
  /** Counts failed tries of a password. */
  readonly loginLimit: RateLimit;
}

/** The handlers of some endpoints of the table. */
export type HandlersOf<Name extends keyof Endpoints> = Pick<Handlers<Endpoints>, Name>;
