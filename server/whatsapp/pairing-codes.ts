import {
  type AuthenticationCreds,
  type BinaryNode,
  getBinaryNodeChild,
  getBinaryNodeChildBuffer,
  hmacSign,
  proto,
  WA_ADV_HOSTED_ACCOUNT_SIG_PREFIX,
  type WASocket,
} from 'baileys';
import type { Clock } from '../clock.ts';
import { NotPairing, PairingCodeRefused } from './sessions.ts';

/** Milliseconds that WhatsApp may take to accept a number. */
const PATIENCE = 10_000;
const RATE_OVERLIMIT = 429;

/**
 * Asks for codes over a connection that shows QR codes. The newest number keeps its code: WhatsApp
 * gives only a few, and each voids the one before.
 */
export function pairingCodesOf(socket: WASocket, clock: Clock): (phone: string) => Promise<string> {
  let newest: { phone: string; code: Promise<string> } | null = null;
  return (phone) => {
    if (newest?.phone === phone) return newest.code;
    // One after the other, as answers do not say which code they are for.
    const before = newest?.code.catch(() => undefined);
    const asked = { phone, code: Promise.resolve(before).then(() => ask(socket, clock, phone)) };
    newest = asked;
    asked.code.catch(() => {
      if (newest === asked) newest = null;
    });
    return asked.code;
  };
}

async function ask(socket: WASocket, clock: Clock, phone: string): Promise<string> {
  const answer = nextAnswer(socket, clock);
  const code = await socket.requestPairingCode(phone).catch((cause: unknown) => {
    throw new NotPairing('The connection broke.', { cause });
  });
  const outcome = await answer;
  if (outcome === 'accepted') return code;
  if (outcome === RATE_OVERLIMIT) throw new PairingCodeRefused('too_many');
  if (outcome !== null && isClientError(outcome)) throw new PairingCodeRefused('number');
  throw new NotPairing('WhatsApp gave no answer.');
}

const isClientError = (code: number) => code >= 400 && code < 500;

/** What Baileys does not wait for: WhatsApp's word on the code, an error's number, or none at all. */
function nextAnswer(socket: WASocket, clock: Clock): Promise<'accepted' | number | null> {
  return new Promise((resolve) => {
    const accepted = () => end('accepted');
    const refused = (answer: BinaryNode) =>
      end(Number(getBinaryNodeChild(answer, 'error')?.attrs.code));
    const closed = ({ connection }: { connection?: string }) => {
      if (connection === 'close') end(null);
    };
    const cancel = clock.after(PATIENCE, () => end(null));
    function end(outcome: 'accepted' | number | null): void {
      cancel();
      socket.ws.off('CB:iq,type:result,link_code_companion_reg', accepted);
      socket.ws.off('CB:iq,type:error,error', refused);
      socket.ev.off('connection.update', closed);
      resolve(outcome);
    }
    socket.ws.on('CB:iq,type:result,link_code_companion_reg', accepted);
    socket.ws.on('CB:iq,type:error,error', refused);
    socket.ev.on('connection.update', closed);
  });
}

/**
 * Lets the QR work on after a code was typed. At that Baileys replaces the secret under which the
 * phone must vouch for this device, before anybody knows whether the code was right; the QR that
 * is shown, and every later one of its batch, holds the secret from before.
 */
export function keepSecretOfQr(socket: WASocket, creds: AuthenticationCreds): void {
  let secret = creds.advSecretKey;
  socket.ws.on('CB:iq,type:set,pair-device', () => {
    secret = creds.advSecretKey;
  });
  socket.ws.prependListener('CB:iq,,pair-success', (stanza: BinaryNode) => {
    if (isUnder(secret, stanza)) creds.advSecretKey = secret;
  });
}

/** Baileys makes the same check again, and says what is wrong with a stanza that holds none of it. */
function isUnder(secret: string, stanza: BinaryNode): boolean {
  const success = getBinaryNodeChild(stanza, 'pair-success');
  const identity = getBinaryNodeChildBuffer(success, 'device-identity');
  if (!identity) return false;
  const { details, hmac, accountType } = proto.ADVSignedDeviceIdentityHMAC.decode(identity);
  if (!details || !hmac) return false;
  const isHosted = accountType === proto.ADVEncryptionType.HOSTED;
  const prefix = isHosted ? WA_ADV_HOSTED_ACCOUNT_SIG_PREFIX : Buffer.alloc(0);
  return hmacSign(Buffer.concat([prefix, details]), Buffer.from(secret, 'base64')).equals(hmac);
}
