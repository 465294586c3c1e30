import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { classes } from './classes.ts';
import { copyToClipboard } from './copy-to-clipboard.ts';
import { useTooltip } from './use-tooltip.tsx';

interface CopyTextProps {
  text: string;
  /** What the button does, for those who can't see what it stands beside: "Copy request id". */
  label: string;
  /** What is shown beside the icon. */
  shown?: ReactNode;
  className?: string;
}

/** A button that copies a text, and says so for two seconds. */
export function CopyText({ text, label, shown, className }: CopyTextProps) {
  const { t } = useLingui();
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null);
  const tips = { copied: t`Copied`, failed: t`Select it and copy by hand` };
  const { anchorProps, tooltip } = useTooltip(outcome ? tips[outcome] : label);

  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(null), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);

  return (
    <>
      <button
        type="button"
        {...anchorProps}
        aria-label={label}
        onClick={async () => setOutcome((await copyToClipboard(text)) ? 'copied' : 'failed')}
        className={classes(
          'inline-flex min-h-6 min-w-6 items-center gap-1.5 rounded-[4px] align-middle text-text-2 hover:text-text',
          !shown && 'justify-center',
          className,
        )}
      >
        {shown}
        {outcome === 'copied' ? <Check className="text-good" /> : <Copy />}
      </button>
      <span role="status" className="sr-only">
        {outcome === 'copied' && <Trans>Copied</Trans>}
        {outcome === 'failed' && <Trans>Not copied. Select it and copy by hand.</Trans>}
      </span>
      {tooltip}
    </>
  );
}
