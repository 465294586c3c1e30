import { Check, type LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router-dom';
import { classes } from './classes.ts';

export interface MenuItem {
  label: ReactNode;
  icon?: LucideIcon;
  /** Extra classes of the icon, such as a status's colour. */
  iconClass?: string;
  onSelect?: () => void;
  to?: string;
  disabledReason?: string | null | undefined;
  danger?: boolean;
  /** One of several to choose from, and whether it is the chosen one; of a link, where one is. */
  checked?: boolean;
  /** A hairline above it. */
  separated?: boolean;
}

interface MenuRowProps {
  item: MenuItem;
  /** Closes the menu and gives focus back. */
  onDone: () => void;
}

export function MenuRow({ item, onDone }: MenuRowProps) {
  const { label, icon: Icon, checked, disabledReason, danger, to } = item;
  const reasonId = useId();
  const refused = Boolean(disabledReason);
  const choice =
    checked === undefined
      ? { role: 'menuitem' }
      : { role: 'menuitemradio', 'aria-checked': checked };
  const row = {
    tabIndex: -1,
    'aria-disabled': refused || undefined,
    'aria-describedby': refused ? reasonId : undefined,
    className: classes(
      'flex min-h-8 w-full items-start gap-2.5 rounded-control px-2 py-1.5 text-start text-13 font-medium hover:bg-hover focus:bg-hover focus-visible:-outline-offset-2 pointer-coarse:min-h-11 pointer-coarse:py-3 max-sm:min-h-11 max-sm:py-3',
      refused ? 'cursor-not-allowed text-text-3' : danger && 'text-bad',
    ),
  };
  const content = (
    <>
      {Icon && (
        <Icon className={classes('mt-0.5', item.iconClass ?? (danger ? '' : 'text-text-3'))} />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{label}</span>
        {refused && (
          <span id={reasonId} aria-hidden="true" className="block font-normal text-text-3">
            {disabledReason}
          </span>
        )}
      </span>
      {checked && <Check className="mt-0.5 text-accent" />}
    </>
  );

  return (
    <>
      {item.separated && <hr className="-mx-1 my-1 border-line" />}
      {to === undefined ? (
        <button
          type="button"
          {...choice}
          {...row}
          onClick={() => {
            if (refused) return;
            onDone();
            item.onSelect?.();
          }}
        >
          {content}
        </button>
      ) : (
        <Link
          to={to}
          role="menuitem"
          aria-current={checked ? 'page' : undefined}
          {...row}
          onClick={(event) => {
            if (refused) event.preventDefault();
            else onDone();
          }}
        >
          {content}
        </Link>
      )}
    </>
  );
}
