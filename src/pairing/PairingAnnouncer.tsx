import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { ShownSession } from './scene.ts';
import { sessionCondition } from './session-status.ts';
import { useWords } from './use-words.ts';

interface PairingAnnouncerProps {
  session: Pick<ShownSession, 'status' | 'status_reason'> | null;
  /** What is said once a phone is linked. */
  linked: string;
  /** What is said when nothing more can come. */
  over?: string | null;
}

/**
 * Says aloud when a code appears, when the codes ran out and what came of it; not each code, and
 * not the countdown, which would talk over whoever is being helped to scan.
 */
export function PairingAnnouncer({ session, linked, over = null }: PairingAnnouncerProps) {
  const { t } = useLingui();
  const say = useWords();
  const stage = over ?? `${session?.status} ${session?.status_reason}`;
  const [first] = useState(stage);
  const [moved, setMoved] = useState(false);
  if (!moved && stage !== first) setMoved(true);

  const words = () => {
    if (over) return moved ? over : '';
    if (session?.status === 'qr_code') return t`A code to scan is on the screen.`;
    // What the page showed when it opened is read with the page.
    if (!moved || !session) return '';
    if (session.status === 'working' && !session.status_reason) return linked;
    return say(sessionCondition(session).title);
  };

  return (
    <p role="status" className="sr-only">
      {words()}
    </p>
  );
}
