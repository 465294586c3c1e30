import type { LucideIcon } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { type ButtonVariant, buttonLook } from './button-look.ts';
import { type MenuItem, MenuRow } from './MenuRow.tsx';
import { type Placement, place } from './place.ts';
import { useTooltip } from './use-tooltip.tsx';

interface MenuProps {
  /** The name of its button; shown beside it when the button is an icon alone. */
  label: string;
  icon?: LucideIcon;
  /** What the button shows in place of an icon. */
  children?: ReactNode;
  items: readonly MenuItem[];
  /** Said above the items. */
  heading?: ReactNode;
  variant?: ButtonVariant;
  align?: Placement['align'];
  className?: string;
}

/** A button that opens a list of things to do or to go to. */
export function Menu({
  label,
  icon: Icon,
  children,
  items,
  heading,
  variant = 'quiet',
  align = 'end',
  className,
}: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const { anchorProps, tooltip, dismiss } = useTooltip(children || open ? null : label);

  const stay = useCallback(() => {
    if (popover.current && button.current) {
      place(popover.current, button.current, { side: 'below', align });
    }
  }, [align]);

  useEffect(() => {
    if (!open) return;
    window.addEventListener('scroll', stay, true);
    window.addEventListener('resize', stay);
    return () => {
      window.removeEventListener('scroll', stay, true);
      window.removeEventListener('resize', stay);
    };
  }, [open, stay]);

  const close = () => {
    popover.current?.hidePopover();
    button.current?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        {...anchorProps}
        popoverTarget={id}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onKeyDown={(event) => {
          anchorProps.onKeyDown(event);
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          popover.current?.showPopover();
        }}
        className={buttonLook({ variant, square: !children, className })}
      >
        {Icon && <Icon />}
        {children}
      </button>
      <div
        ref={popover}
        id={id}
        popover="auto"
        onBeforeToggle={({ newState }) => {
          dismiss();
          if (newState === 'open') setOpen(true);
        }}
        onToggle={({ newState, currentTarget }) => {
          // Only now: while it closes, focus must still be inside for the browser to give it back.
          setOpen(newState === 'open');
          if (newState !== 'open') return;
          stay();
          moveFocus(currentTarget, 'chosen');
        }}
        className="appear max-h-[min(28rem,calc(100dvh-1rem))] w-max max-w-[min(20rem,calc(100vw-1rem))] min-w-44 overflow-y-auto rounded-panel bg-float p-1 shadow-float"
      >
        {open && (
          <>
            {heading && <div className="mb-1 border-b border-line px-2 py-2">{heading}</div>}
            <div
              role="menu"
              tabIndex={-1}
              aria-label={label}
              onKeyDown={(event) => {
                if (event.key === 'Tab') close();
                else steer(event);
              }}
            >
              {items.map((item, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a menu's items have no other identity
                <MenuRow key={index} item={item} onDone={close} />
              ))}
            </div>
          </>
        )}
      </div>
      {tooltip}
    </>
  );
}

type Move = 'chosen' | 'first' | 'last' | 'next' | 'previous';

const moves: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
};

function steer(event: KeyboardEvent<HTMLElement>) {
  const move = moves[event.key];
  if (move) {
    event.preventDefault();
    moveFocus(event.currentTarget, move);
  } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
    focusByLetter(event.currentTarget, event.key);
  }
}

function itemsIn(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')];
}

function moveFocus(menu: Element, move: Move) {
  const items = itemsIn(menu);
  const now = items.findIndex((item) => item.matches(':focus'));
  const chosen = items.findIndex((item) => item.matches('[aria-checked="true"], [aria-current]'));
  const to = {
    chosen: Math.max(chosen, 0),
    first: 0,
    last: -1,
    next: now + 1,
    previous: Math.max(now, 0) - 1,
  }[move];
  items.at(to % items.length)?.focus();
}

function focusByLetter(menu: Element, letter: string) {
  const items = itemsIn(menu);
  const now = items.findIndex((item) => item.matches(':focus'));
  const inTurn = [...items.slice(now + 1), ...items.slice(0, now + 1)];
  inTurn
    .find((item) => item.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()))
    ?.focus();
}
