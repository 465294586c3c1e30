import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import {
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';

interface DialogProps {
  title: ReactNode;
  onClose: () => void;
  children?: ReactNode;
  open?: boolean;
  footer?: ReactNode;
  /** What takes focus at first; else the platform's choice, the first thing that can. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** False while it must be answered: Esc and the backdrop then do nothing. */
  dismissable?: boolean;
  role?: 'dialog' | 'alertdialog';
  className?: string;
}

/** A modal dialog. The platform keeps focus inside, and returns it to where it was. */
export function Dialog({ open = true, ...props }: DialogProps) {
  return open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({
  title,
  onClose,
  children,
  footer,
  initialFocus,
  dismissable = true,
  role,
  className,
}: Omit<DialogProps, 'open'>) {
  const { t } = useLingui();
  const dialog = useRef<HTMLDialogElement>(null);
  const pressedBackdrop = useRef(false);
  const titleId = useId();

  // Closed before React takes it out of the document: only then does the platform return focus.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    initialFocus?.current?.focus();
    return () => element?.close();
  }, [initialFocus]);

  const onBackdrop = (event: MouseEvent) => event.target === dialog.current;

  return (
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        if (dismissable) onClose();
      }}
      onKeyDown={(event) => {
        // Browsers close a dialog on the second Esc, whatever the cancel event was told.
        if (event.key === 'Escape' && !dismissable) event.preventDefault();
      }}
      onMouseDown={(event) => {
        pressedBackdrop.current = onBackdrop(event);
      }}
      onClick={(event) => {
        // Both ends of the press: a selection dragged out of a field is no wish to close.
        if (dismissable && pressedBackdrop.current && onBackdrop(event)) onClose();
      }}
      className={classes(
        'appear m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-120 overflow-hidden rounded-panel bg-float shadow-float open:flex',
        className,
      )}
    >
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <h2 id={titleId} className="ps-5 pe-14 pt-4 text-16 wrap-anywhere">
          {title}
        </h2>
        <div className="min-h-0 overflow-y-auto px-5 pt-2 pb-5">{children}</div>
        {footer && (
          <footer className="flex flex-wrap justify-end gap-3 border-t border-line px-5 py-3">
            {footer}
          </footer>
        )}
        {/* Last in order, so that focus starts in what the dialog is about. */}
        {dismissable && (
          <IconButton
            label={t`Close`}
            icon={X}
            onClick={onClose}
            className="absolute! end-2 top-2"
          />
        )}
      </div>
    </dialog>
  );
}
