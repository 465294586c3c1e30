import { useLingui } from '@lingui/react/macro';
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { type Tone, toneText } from '../ui/StatusBadge.tsx';
import { dismissToast, type Toast, useToasts } from './toast.ts';

const icons: Record<Tone, LucideIcon> = {
  good: CircleCheck,
  info: Info,
  warn: TriangleAlert,
  bad: CircleAlert,
  idle: Info,
};

/** Where toasts appear. Stands once in the document, before any toast, so that screen readers hear them. */
export function Toasts() {
  const { t } = useLingui();
  const toasts = useToasts((state) => state.toasts);
  const stack = useRef<HTMLElement>(null);

  const newest = toasts.at(-1)?.id;

  // In the top layer, and raised again by each new toast: else a dialog opened since would cover it.
  useLayoutEffect(() => {
    const element = stack.current;
    if (newest === undefined || !element) return;
    element.showPopover();
    return () => element.hidePopover();
  }, [newest]);

  return (
    <>
      <section
        ref={stack}
        popover="manual"
        aria-label={t`Notifications`}
        className="pointer-events-none fixed inset-auto inset-x-4 bottom-4 w-auto overflow-visible bg-transparent max-sm:bottom-18 sm:start-auto sm:w-90"
      >
        <ol className="grid gap-2">
          {toasts.map((each) => (
            <ToastCard key={each.id} toast={each} />
          ))}
        </ol>
      </section>
      <div aria-live="polite" className="sr-only">
        {toasts.map(({ id, message }) => (
          <p key={id}>{message}</p>
        ))}
      </div>
    </>
  );
}

function ToastCard({ toast: { id, message, tone = 'good', action } }: { toast: Toast }) {
  const { t } = useLingui();
  const [held, setHeld] = useState(false);
  const Icon = icons[tone];

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => dismissToast(id), action ? 10_000 : 5_000);
    return () => clearTimeout(timer);
  }, [id, action, held]);

  return (
    <li
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="appear pointer-events-auto flex items-start gap-2.5 rounded-panel bg-float py-2 ps-4 pe-2 shadow-float"
    >
      <Icon className={`mt-2 ${toneText[tone]}`} />
      <p className="min-w-0 flex-1 py-1.5 text-13 font-medium wrap-anywhere">{message}</p>
      {action && (
        <Button
          size="row"
          onClick={() => {
            action.run();
            dismissToast(id);
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="row" label={t`Dismiss`} icon={X} onClick={() => dismissToast(id)} />
    </li>
  );
}
