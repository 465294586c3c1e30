import type { QrCode } from '../../contract/sessions.ts';
import { isoTime } from '../clock.ts';
import type { ShownCode } from './socket.ts';

/** A pairing code as the contract has it. Who pairs no phone never loads what draws the picture. */
export async function toQrCode(code: ShownCode): Promise<QrCode> {
  const { toDataURL } = await import('qrcode');
  return {
    qr: await toDataURL(code.text, { margin: 4, width: 320 }),
    qr_text: code.text,
    sequence: code.sequence,
    total: code.total,
    expires_at: isoTime(code.expiresAt),
  };
}
