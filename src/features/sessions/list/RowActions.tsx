import { useLingui } from '@lingui/react/macro';
import { Ellipsis, Play, RotateCw, Square, Trash2, Unlink } from 'lucide-react';
import { useNavigate } from 'react-router-dom';
import type { Session } from '../../../../contract/sessions.ts';
import { isAlarm, sessionCondition } from '../../../pairing/session-status.ts';
import { useWords } from '../../../pairing/use-words.ts';
import { paths } from '../../../paths.ts';
import { Button } from '../../../ui/Button.tsx';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import type { PlainVerb, useSessionVerbs } from '../session-verbs.ts';
import { useUnlink } from '../use-unlink.tsx';
import { useVerbReason } from '../use-verb-reason.ts';

interface RowActionsProps {
  session: Session;
  verbs: ReturnType<typeof useSessionVerbs>;
}

/** What this session needs next, and beside it all that can be asked of it. */
export function RowActions({ session, verbs }: RowActionsProps) {
  const { t } = useLingui();
  const unlink = useUnlink();
  const reasonOf = useVerbReason();
  const ask = (verb: PlainVerb) => () => verbs.mutate(verb);

  return (
    <div className="flex items-center justify-end gap-1">
      <NextStepButton session={session} verbs={verbs} />
      <Menu
        label={t`More for ${session.name}`}
        icon={Ellipsis}
        items={[
          {
            label: t`Start`,
            icon: Play,
            onSelect: ask('start'),
            disabledReason: reasonOf('start', session),
          },
          {
            label: t`Stop`,
            icon: Square,
            onSelect: ask('stop'),
            disabledReason: reasonOf('stop', session),
          },
          {
            label: t`Restart`,
            icon: RotateCw,
            onSelect: ask('restart'),
            disabledReason: reasonOf('restart', session),
          },
          {
            label: t`Unlink phone`,
            icon: Unlink,
            onSelect: () => unlink(session),
            disabledReason: reasonOf('logout', session),
            danger: true,
            separated: true,
          },
          {
            label: t`Delete session`,
            icon: Trash2,
            to: paths.deleteSession(session.name),
            disabledReason: reasonOf('delete', session),
            danger: true,
          },
        ]}
      />
    </div>
  );
}

function NextStepButton({ session, verbs }: RowActionsProps) {
  const say = useWords();
  const navigate = useNavigate();
  const reasonOf = useVerbReason();
  const { rowStep } = sessionCondition(session);
  if (!rowStep) return null;

  const label = say(rowStep.label);
  const name = `${label}: ${session.name}`;
  const { act } = rowStep;
  const reason = act === 'open' ? null : reasonOf(act, session);
  // In a table an alarm's way out looks like a button; in a card there is no room for its frame.
  const className =
    isAlarm(session) && !reason
      ? '@2xl:border-line-strong @2xl:bg-raised @2xl:px-3 @2xl:text-text'
      : '';
  if (act === 'open') {
    return (
      <ButtonLink
        size="row"
        className={className}
        to={paths.session(session.name)}
        aria-label={name}
      >
        {label}
      </ButtonLink>
    );
  }
  // Without a linked phone a code comes next, and that is on the session's own page.
  const goOn = () => {
    if (session.status !== 'stopped' || !session.phone_number)
      navigate(paths.session(session.name));
  };
  return (
    <Button
      size="row"
      className={className}
      aria-label={name}
      pending={verbs.isPending}
      disabledReason={reason}
      onClick={() => verbs.mutate(act, { onSuccess: goOn })}
    >
      {label}
    </Button>
  );
}
