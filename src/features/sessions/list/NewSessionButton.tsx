import { useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { To } from 'react-router-dom';
import { createSession } from '../../../../contract/sessions.ts';
import { useIsRestricted } from '../../../api/server-features.ts';
import { useLackReason } from '../../../api/use-lack-reason.ts';
import { Button } from '../../../ui/Button.tsx';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';

interface NewSessionButtonProps {
  to: To;
  icon?: LucideIcon;
  children: ReactNode;
}

/** The way to a new session; for who may not make one, a button that says why. */
export function NewSessionButton({ to, ...look }: NewSessionButtonProps) {
  const { t } = useLingui();
  const lackReason = useLackReason();
  const isRestricted = useIsRestricted();
  const reason =
    lackReason(createSession) ??
    (isRestricted ? t`You work with the sessions chosen for you, and can’t add others.` : null);
  return reason ? (
    <Button variant="main" disabledReason={reason} {...look} />
  ) : (
    <ButtonLink variant="main" to={to} {...look} />
  );
}
