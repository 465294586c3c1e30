import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { BookOpen, type LucideIcon, Smartphone, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router-dom';
import { paths } from '../../paths.ts';
import { BrandMark } from '../../ui/BrandMark.tsx';
import { useTooltip } from '../../ui/use-tooltip.tsx';

interface NavigationProps {
  /** How many sessions wait for a person. */
  needingAction: number;
  /** Where the connected server describes its API, if it does. */
  docsUrl: string | null;
}

/** At the start edge; its icons alone below 1,024 px, and a bar at the bottom below 640 px. */
export function Navigation({ needingAction, docsUrl }: NavigationProps) {
  const { t } = useLingui();
  return (
    <nav
      aria-label={t`Main`}
      className="z-2 flex border-line bg-canvas max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:h-14 max-sm:border-t max-sm:pb-[env(safe-area-inset-bottom)] sm:sticky sm:top-0 sm:h-dvh sm:flex-col sm:border-e sm:px-2 sm:pb-3 lg:px-3"
    >
      <Link
        to={paths.overview()}
        aria-label="MoltFlow"
        className="mb-2 flex h-12 shrink-0 items-center gap-2.5 rounded-control font-semibold tracking-[-0.01em] max-lg:justify-center max-sm:hidden lg:px-2"
      >
        <BrandMark />
        <span className="max-lg:hidden">MoltFlow</span>
      </Link>
      <ul className="contents sm:grid sm:gap-0.5">
        <NavItem
          icon={Smartphone}
          label={t`Sessions`}
          to={paths.sessions()}
          badge={
            needingAction > 0 && (
              <>
                <TriangleAlert className="size-3.5 max-lg:size-3" />
                <span className="max-lg:sr-only">
                  {needingAction}
                  <span className="sr-only">
                    {' '}
                    <Plural value={needingAction} one="needs action" other="need action" />
                  </span>
                </span>
              </>
            )
          }
        />
      </ul>
      {docsUrl && (
        <ul className="contents sm:mt-auto sm:grid sm:gap-0.5">
          <NavItem icon={BookOpen} label={t`API reference`} href={docsUrl} />
        </ul>
      )}
    </nav>
  );
}

const row =
  'group/nav relative flex items-center font-medium text-text-2 hover:bg-hover focus-visible:-outline-offset-2 max-sm:h-full max-sm:flex-col max-sm:justify-center max-sm:gap-0.5 max-sm:text-13 max-sm:leading-4 sm:h-control sm:rounded-control sm:text-13 sm:max-lg:justify-center lg:gap-2.5 lg:px-2 aria-[current]:text-accent sm:aria-[current]:bg-accent-tint';

interface NavItemProps {
  icon: LucideIcon;
  label: string;
  badge?: ReactNode;
  to?: string;
  /** Outside the dashboard: opens beside it. */
  href?: string;
}

function NavItem({ icon: Icon, label, badge, to, href }: NavItemProps) {
  const { anchorProps, tooltip } = useTooltip(label, tooltipPlacement);
  const content = (
    <>
      <Icon className="text-text-3 group-aria-[current]/nav:text-accent max-sm:size-5" />
      <span className="sm:max-lg:sr-only">{label}</span>
      {badge && (
        <span className="flex items-center gap-1 tabular text-warn max-lg:absolute max-sm:start-1/2 max-sm:top-1.5 max-sm:ms-2.5 sm:max-lg:end-0 sm:max-lg:top-0 lg:ms-auto">
          {badge}
        </span>
      )}
    </>
  );
  return (
    <li className="max-sm:flex-1">
      {to === undefined ? (
        <a {...anchorProps} className={row} href={href} target="_blank" rel="noreferrer">
          {content}
          <span className="sr-only">
            <Trans>(opens in a new tab)</Trans>
          </span>
        </a>
      ) : (
        <NavLink {...anchorProps} className={row} to={to}>
          {content}
        </NavLink>
      )}
      <span className="contents max-sm:hidden lg:hidden">{tooltip}</span>
    </li>
  );
}

const tooltipPlacement = { side: 'beside', align: 'middle' } as const;
