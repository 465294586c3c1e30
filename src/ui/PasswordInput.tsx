import { useLingui } from '@lingui/react/macro';
import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { classes } from './classes.ts';
import { inputLook } from './input-look.ts';

export function PasswordInput({ className, ...native }: Omit<ComponentProps<'input'>, 'type'>) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className={classes('relative', className)}>
      <input
        {...native}
        type={shown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
        className={classes(inputLook, 'h-control ps-2.5 pe-(--control)')}
      />
      <button
        type="button"
        aria-label={t`Show password`}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 end-0 grid w-control place-items-center rounded-control text-text-3 hover:text-text focus-visible:-outline-offset-2"
      >
        <Icon />
      </button>
    </div>
  );
}
