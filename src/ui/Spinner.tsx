import { LoaderCircle } from 'lucide-react';
import { classes } from './classes.ts';

/** Work under way. Decoration: the word beside it says what. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle className={classes('animate-spin', className)} />;
}
