import type { Endpoints } from '../../contract/endpoints.ts';
import type { Handlers } from '../mount-contract.ts';
import { accountHandlers } from './account.ts';
import { apiKeyHandlers } from './api-keys.ts';
import type { HandlerDeps } from './deps.ts';
import { groupHandlers } from './groups.ts';
import { healthHandlers } from './health.ts';
import { loginHandlers } from './login.ts';
import { messageHandlers } from './messages.ts';
import { pairingCodeHandlers } from './pairing-codes.ts';
import { pairingLinkHandlers } from './pairing-links.ts';
import { sandboxHandlers } from './sandbox.ts';
import { sessionHandlers } from './sessions.ts';
import { setupHandlers } from './setup.ts';
import { streamHandlers } from './streams.ts';

/** Everything the endpoint table asks for. */
export function createHandlers(deps: HandlerDeps): Handlers<Endpoints> {
  return {
    ...setupHandlers(deps),
    ...loginHandlers(deps),
    ...accountHandlers(deps),
    ...apiKeyHandlers(deps),
    ...sessionHandlers(deps),
    ...pairingCodeHandlers(deps),
    ...pairingLinkHandlers(deps),
    ...streamHandlers(deps),
    ...messageHandlers(deps),
    ...groupHandlers(deps),
    ...healthHandlers(deps),
    ...sandboxHandlers(deps),
  };
}
