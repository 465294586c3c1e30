// 16 px on a phone: below that Safari zooms the page when a field takes focus.
export const inputLook =
  'w-full min-w-0 rounded-control border border-line-control bg-raised text-13 text-text max-sm:text-16 placeholder:text-text-3 placeholder:opacity-100 focus-visible:outline-offset-1 aria-invalid:border-bad disabled:cursor-not-allowed disabled:bg-well disabled:text-text-3';
