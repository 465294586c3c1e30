import { useLingui } from '@lingui/react/macro';
import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { classes } from './classes.ts';

interface PageHeadProps {
  title: string;
  crumbs?: { label: string; to: string }[];
  badges?: ReactNode;
  actions?: ReactNode;
  subtitle?: ReactNode;
  className?: string;
}

/** The page's one h1, which takes focus when the page opens, and the document's title with it. */
export function PageHead({ title, crumbs, badges, actions, subtitle, className }: PageHeadProps) {
  const { t } = useLingui();
  return (
    <div className={classes('flex flex-wrap items-start gap-3', className)}>
      <title>{`${title} · MoltFlow`}</title>
      <div className="grid min-w-0 flex-1 basis-64 grid-cols-[minmax(0,1fr)] gap-1">
        {crumbs && (
          <nav aria-label={t`Breadcrumbs`}>
            <ol className="flex flex-wrap items-center gap-1.5 text-13 text-text-3">
              {crumbs.map(({ label, to }) => (
                <Fragment key={to}>
                  <li>
                    <Link to={to} className="text-text-2 underline-offset-3 hover:underline">
                      {label}
                    </Link>
                  </li>
                  <li aria-hidden="true">
                    <ChevronRight className="points-along size-3" />
                  </li>
                </Fragment>
              ))}
              <li aria-current="page" className="min-w-0 truncate">
                <bdi>{title}</bdi>
              </li>
            </ol>
          </nav>
        )}
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <h1 tabIndex={-1} className="min-w-0 wrap-anywhere">
            <bdi>{title}</bdi>
          </h1>
          {badges && (
            <div className="flex flex-wrap items-center gap-2 max-sm:basis-full">{badges}</div>
          )}
        </div>
        {subtitle && <div className="text-13 text-text-2">{subtitle}</div>}
      </div>
      {actions && (
        <div className="flex flex-wrap items-center gap-3 max-sm:basis-full max-sm:*:flex-1">
          {actions}
        </div>
      )}
    </div>
  );
}
