import type { Session } from '../../contract/sessions.ts';
import { type PhoneFault, readPhoneNumber } from '../../rules/phone-numbers.ts';
import { invalidField, Refusal } from '../refusal.ts';
import { NotPairing, PairingCodeRefused } from '../whatsapp/sessions.ts';
import type { HandlerDeps, HandlersOf } from './deps.ts';
import { findSession } from './session-access.ts';

const faults: Readonly<Record<PhoneFault, string>> = {
  empty: 'Give the number of the phone.',
  not_a_number: 'This is not a phone number.',
  no_country_code: 'Begin with the country code, as in +44 7700 900142.',
  too_short: 'This number is too short.',
  too_long: 'This number is too long.',
  unknown_country_code: 'No country has this code.',
};

export function pairingCodeHandlers(deps: HandlerDeps): HandlersOf<'requestPairingCode'> {
  const { store, whatsapp } = deps;

  return {
    async requestPairingCode({ caller, params, body }) {
      const session = await findSession(store, caller, params.name);
      const { digits, fault } = readPhoneNumber(body.phone);
      if (fault !== null) throw invalidField('phone', faults[fault]);
      try {
        return await whatsapp.pairingCode(session, digits);
      } catch (error) {
        if (error instanceof PairingCodeRefused) throw refusalOf(error);
        if (!(error instanceof NotPairing)) throw error;
        // It may have waited for a while.
        throw notPairing(await findSession(store, caller, params.name));
      }
    },
  };
}

function refusalOf({ because }: PairingCodeRefused): Refusal {
  return because === 'number'
    ? invalidField('phone', 'WhatsApp does not know this number.')
    : new Refusal(
        'PAIRING_CODE_LIMIT',
        'WhatsApp gives no more codes for now. Wait a few hours, or scan the QR code.',
      );
}

function notPairing({ name, status }: Session): Refusal {
  return new Refusal(
    'NO_QR_CODE',
    `A pairing code can be had while a QR code is shown, and session '${name}' shows none (${status}).`,
  );
}
