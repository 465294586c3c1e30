import { Trans } from '@lingui/react/macro';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';

interface NoticeProps {
  children: ReactNode;
  onRetry?: () => void;
  retrying?: boolean;
  className?: string;
}

/** A quiet strip above what it speaks of. */
export function Notice({ children, onRetry, retrying = false, className }: NoticeProps) {
  return (
    <div
      className={classes(
        'flex min-h-row items-center gap-3 border-b border-warn-line bg-warn-tint text-13',
        className ?? 'px-4',
      )}
    >
      <TriangleAlert className="text-warn" />
      <p role="status" className="min-w-0 flex-1 py-2">
        {children}
      </p>
      {onRetry && (
        <Button size="row" pending={retrying} onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}
