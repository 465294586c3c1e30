import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Session } from '../../../../contract/sessions.ts';
import { phone } from '../../../format/phone.ts';
import { sessionCondition } from '../session-status.ts';
import { useWords } from '../use-words.ts';

/**
 * Says aloud when a code appears, when the codes ran out and what came of it; not each code, and
 * not the countdown, which would talk over whoever is being helped to scan.
 */
export function PairingAnnouncer({ session }: { session: Session }) {
  const { t } = useLingui();
  const say = useWords();
  const stage = `${session.status} ${session.status_reason ?? ''}`;
  const [first] = useState(stage);
  const [moved, setMoved] = useState(false);
  if (!moved && stage !== first) setMoved(true);

  const words = () => {
    if (session.status === 'qr_code') return t`A code to scan is on the screen.`;
    // What the page showed when it opened is read with the page.
    if (!moved) return '';
    if (session.status === 'working' && !session.status_reason) {
      const account = session.push_name ?? (session.phone_number && phone(session.phone_number));
      return account ? t`${session.name} is linked to ${account}.` : t`${session.name} is linked.`;
    }
    return say(sessionCondition(session).title);
  };

  return (
    <p role="status" className="sr-only">
      {words()}
    </p>
  );
}
