/** A phone beside a computer: linked devices, in lines. */
export function DevicesDrawing() {
  return (
    <svg
      viewBox="0 0 120 64"
      aria-hidden="true"
      className="h-16 w-30 fill-none stroke-text-3 stroke-[1.5] [stroke-linecap:round] [stroke-linejoin:round]"
    >
      <rect x="34" y="9.75" width="64" height="40.5" rx="4" />
      <path d="M26.75 56.25h78.5M58 50.25v6M74 50.25v6" />
      <rect x="16.75" y="23.75" width="21.5" height="34.5" rx="4" className="fill-well" />
      <path d="M25.5 53.5h4" />
      <path d="M46 29.75h8M60 29.75h2" className="stroke-accent" />
      <path
        d="M70 22.75h6v6h-6zM82 22.75h6v6h-6zM70 34.75h6v6h-6zM82 35h2M88 38v3"
        className="stroke-accent"
      />
    </svg>
  );
}
