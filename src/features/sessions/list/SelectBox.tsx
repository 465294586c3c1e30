import type { ChangeEvent } from 'react';

interface SelectBoxProps {
  label: string;
  checked: boolean | 'some';
  /** `range`: with Shift, so that everything up to here is meant. */
  onChange: (range: boolean) => void;
}

/** A checkbox whose label fills its cell, so that it is easily met. */
export function SelectBox({ label, checked, onChange }: SelectBoxProps) {
  const change = ({ nativeEvent }: ChangeEvent) =>
    onChange(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
  return (
    // Without it, Shift would select the text between the two boxes.
    <label
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      className="grid h-full min-h-9 cursor-pointer place-items-center"
    >
      <input
        type="checkbox"
        aria-label={label}
        checked={checked === true}
        ref={(box) => {
          if (box) box.indeterminate = checked === 'some';
        }}
        onChange={change}
        className="size-4 cursor-pointer accent-(--accent-fill)"
      />
    </label>
  );
}
