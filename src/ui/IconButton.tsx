import type { LucideIcon } from 'lucide-react';
import { ButtonFrame, type ButtonProps } from './Button.tsx';

interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** Its name, also shown beside it on hover and focus. */
  label: string;
  icon: LucideIcon;
}

export function IconButton({ label, variant = 'quiet', ...props }: IconButtonProps) {
  return <ButtonFrame {...props} variant={variant} square tip={label} aria-label={label} />;
}
