import type { Session } from '../../../contract/sessions.ts';
import { sessionCondition } from '../../pairing/session-status.ts';
import { useWords } from '../../pairing/use-words.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';

interface SessionBadgeProps {
  session: Pick<Session, 'status' | 'status_reason'>;
  pill?: boolean;
}

/** A session's status: icon and word. */
export function SessionBadge({ session, pill = false }: SessionBadgeProps) {
  const say = useWords();
  const { tone, icon, word } = sessionCondition(session);
  return (
    <StatusBadge tone={tone} icon={icon} pill={pill}>
      {say(word)}
    </StatusBadge>
  );
}
