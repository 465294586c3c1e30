import { classes } from './classes.ts';

export type ButtonVariant = 'main' | 'plain' | 'quiet' | 'danger' | 'danger-main';
export type ButtonSize = 'normal' | 'row';

const shape =
  'group/button relative inline-flex shrink-0 items-center justify-center gap-2 rounded-control border text-13 leading-none font-medium whitespace-nowrap transition-colors';

const variants: Record<ButtonVariant, string> = {
  main: 'border-transparent bg-accent-fill text-on-accent hover:bg-accent-fill-hover',
  plain:
    'border-line-strong bg-raised hover:bg-[linear-gradient(var(--hover),var(--hover))] active:bg-[linear-gradient(var(--press),var(--press))] [&_.lucide]:text-text-2',
  quiet: 'border-transparent text-text-2 hover:bg-hover active:bg-press',
  danger:
    'border-line-strong bg-raised text-bad hover:border-bad-line hover:bg-bad-tint active:bg-bad-tint',
  // The last step of what can't be undone, in a dialog that asks: nowhere else.
  'danger-main': 'border-transparent bg-bad-fill text-on-accent hover:bg-bad-fill-hover',
};

/** The one colour of a row's own action: a link to the eye, a button to the hand. */
const rowText: Record<ButtonVariant, string> = {
  main: 'text-accent',
  plain: 'text-accent',
  quiet: 'text-text-2',
  danger: 'text-bad',
  'danger-main': 'text-bad',
};

const refused = 'cursor-not-allowed border-line text-text-3';

interface Look {
  readonly variant?: ButtonVariant | undefined;
  readonly size?: ButtonSize | undefined;
  readonly square?: boolean | undefined;
  readonly refused?: boolean | undefined;
  readonly className?: string | undefined;
}

export function buttonLook({ variant = 'plain', size = 'normal', square, ...look }: Look): string {
  return classes(
    shape,
    size === 'row' ? 'h-8 pointer-coarse:h-11 max-sm:h-11' : 'h-control',
    square
      ? size === 'row'
        ? 'w-8 pointer-coarse:w-11 max-sm:w-11'
        : 'w-control'
      : size === 'row'
        ? 'px-2'
        : 'px-3',
    look.refused
      ? size === 'row' || variant === 'quiet'
        ? 'cursor-not-allowed border-transparent text-text-3'
        : refused
      : size === 'row'
        ? classes('border-transparent hover:bg-hover active:bg-press', rowText[variant])
        : variants[variant],
    look.className,
  );
}
