import { useLingui } from '@lingui/react/macro';
import type { PairingOutcome } from '../../../../contract/sandbox.ts';

/** What the sandbox's WhatsApp may do, as a choice in a list. */
export function useOutcomeWords(): (outcome: PairingOutcome) => string {
  const { t } = useLingui();
  const words: Readonly<Record<PairingOutcome, string>> = {
    passkey: t`WhatsApp asks for a passkey`,
    banned: t`The account is banned`,
    replaced: t`Another connection takes over`,
    outdated: t`This version is too old`,
    restricted: t`The account is restricted`,
    unavailable: t`WhatsApp is unavailable`,
    silent: t`WhatsApp stays silent`,
    stuck: t`The login never finishes`,
    untrusted: t`Something else answers as WhatsApp`,
  };
  return (outcome) => words[outcome];
}
