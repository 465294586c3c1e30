import type { LucideIcon } from 'lucide-react';
import { type ComponentProps, type MouseEvent, useId } from 'react';
import { type ButtonSize, type ButtonVariant, buttonLook } from './button-look.ts';
import { classes } from './classes.ts';
import { Spinner } from './Spinner.tsx';
import { useTooltip } from './use-tooltip.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** Work is under way: shows it and ignores presses. */
  pending?: boolean;
  /** Why it can't be pressed now. The button stays reachable, so that everyone can learn why. */
  disabledReason?: string | null | undefined;
}

interface FrameProps extends ButtonProps {
  square?: boolean;
  tip?: string | null | undefined;
}

/** Any button: IconButton gives it a square shape and its name as a tip. */
export function ButtonFrame({
  variant,
  size,
  square,
  tip,
  icon: Icon,
  pending = false,
  disabledReason,
  className,
  children,
  onClick,
  type = 'button',
  ...native
}: FrameProps) {
  const reasonId = useId();
  const { anchorProps, tooltip } = useTooltip(disabledReason ?? tip);
  const refused = Boolean(disabledReason);

  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (refused || pending) event.preventDefault();
    else onClick?.(event);
  };

  return (
    <>
      <button
        {...native}
        {...(tip || refused ? anchorProps : {})}
        type={type}
        aria-disabled={refused || pending || undefined}
        aria-busy={pending || undefined}
        aria-describedby={classes(native['aria-describedby'], refused && reasonId) || undefined}
        onClick={press}
        className={buttonLook({ variant, size, square, refused, className })}
      >
        {pending ? <Spinner /> : Icon && <Icon className={square ? '' : '-ms-0.5'} />}
        {children}
      </button>
      {refused && (
        <span id={reasonId} hidden>
          {disabledReason}
        </span>
      )}
      {tooltip}
    </>
  );
}

export function Button(props: ButtonProps) {
  return <ButtonFrame {...props} />;
}
