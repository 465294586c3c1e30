/** Names, all of them, in a box that scrolls when they are many. */
export function NameList({ label, names }: { label: string; names: readonly string[] }) {
  return (
    <ul
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys
      tabIndex={0}
      className="flex max-h-32 flex-wrap gap-x-3 gap-y-0.5 overflow-y-auto rounded-control bg-well px-3 py-2 text-13 text-text"
    >
      {names.map((name) => (
        <li key={name} className="min-w-0 wrap-anywhere">
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}
