import { Trans } from '@lingui/react/macro';
import { ChevronRight, Grip, Link2, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Session } from '../../../../contract/sessions.ts';
import { paths } from '../../../paths.ts';
import { classes } from '../../../ui/classes.ts';
import { useMayShare } from './use-may-share.ts';

/** What can be done instead of scanning the code that is on the screen. */
export function OtherWays({ session }: { session: Session }) {
  const mayShare = useMayShare(session);
  return (
    <div className="mt-auto grid">
      <OtherWay
        to={paths.pairingCode(session.name)}
        icon={Grip}
        title={<Trans>Link with phone number</Trans>}
      >
        <Trans>Type eight characters instead.</Trans>
      </OtherWay>
      {mayShare && (
        <OtherWay
          to={paths.pairingLink(session.name)}
          icon={Link2}
          title={<Trans>Share pairing link</Trans>}
          // Where there is room it is the page's main action, in its head.
          className="sm:hidden"
        >
          <Trans>For whoever holds the phone.</Trans>
        </OtherWay>
      )}
    </div>
  );
}

interface OtherWayProps {
  to: string;
  icon: LucideIcon;
  title: ReactNode;
  className?: string;
  children: ReactNode;
}

function OtherWay({ to, icon: Icon, title, className, children }: OtherWayProps) {
  return (
    <Link
      to={to}
      className={classes(
        '-mx-2 flex items-center gap-3 rounded-control border-t border-line px-2 pt-3 pb-2 text-13 hover:bg-hover',
        className,
      )}
    >
      <Icon className="mx-1 text-accent" />
      <span className="min-w-0 flex-1">
        <span className="block text-14 font-medium text-accent">{title}</span>
        <span className="block text-text-2">{children}</span>
      </span>
      <ChevronRight className="points-along text-text-3" />
    </Link>
  );
}
