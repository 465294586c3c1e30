import { classes } from './classes.ts';

const sizes = {
  small: 'size-6 text-13',
  normal: 'size-8 text-13',
  large: 'size-14 text-20',
};

interface AvatarProps {
  name: string;
  size?: keyof typeof sizes;
  className?: string;
}

/** The first letter of a name. Decoration: the name stands beside it. */
export function Avatar({ name, size = 'normal', className }: AvatarProps) {
  const [letter = ''] = name.match(/\p{L}|\p{N}/u) ?? [];
  return (
    <span
      aria-hidden="true"
      className={classes(
        'grid shrink-0 place-items-center rounded-full bg-face leading-none font-semibold text-text-2',
        sizes[size],
        className,
      )}
    >
      {letter.toLocaleUpperCase()}
    </span>
  );
}
