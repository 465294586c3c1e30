import { Trans, useLingui } from '@lingui/react/macro';
import { RotateCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { isApiError } from '../api/api-error.ts';
import { describeError } from '../api/describe-error.ts';
import { Button } from '../ui/Button.tsx';
import { CopyText } from '../ui/CopyText.tsx';

interface FaultProps {
  title: ReactNode;
  error: unknown;
  onRetry?: () => void;
  retrying?: boolean;
  /** Other ways on. */
  children?: ReactNode;
}

/** What went wrong, why, and the way on, where it happened. */
export function Fault({ title, error, onRetry, retrying = false, children }: FaultProps) {
  const { t } = useLingui();
  const requestId = isApiError(error) ? error.requestId : null;
  return (
    <div className="grid justify-items-start gap-2 px-4 py-5">
      <div role="alert" className="grid gap-2">
        <p className="flex items-center gap-2 font-medium">
          <TriangleAlert className="text-bad" />
          {title}
        </p>
        <p className="max-w-reading text-13 wrap-anywhere text-text-2">{describeError(error)}</p>
      </div>
      {(onRetry || children) && (
        <div className="mt-2 flex flex-wrap items-center gap-3">
          {onRetry && (
            <Button icon={RotateCw} pending={retrying} onClick={onRetry}>
              <Trans>Try again</Trans>
            </Button>
          )}
          {children}
        </div>
      )}
      {requestId && (
        <p className="mt-2 text-13 text-text-3">
          <Trans>
            Request{' '}
            <CopyText
              text={requestId}
              label={t`Copy request id`}
              shown={
                <bdi dir="ltr" className="font-mono">
                  {requestId}
                </bdi>
              }
            />
          </Trans>
        </p>
      )}
    </div>
  );
}
