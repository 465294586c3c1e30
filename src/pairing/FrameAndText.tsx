import type { ReactNode } from 'react';

interface FrameAndTextProps {
  frame: ReactNode;
  children: ReactNode;
}

/** The frame and what is said beside it, or below it where there is no room. Ask for a container. */
export function FrameAndText({ frame, children }: FrameAndTextProps) {
  return (
    <div className="grid gap-x-10 gap-y-5 @xl:grid-cols-[minmax(0,320px)_minmax(0,1fr)]">
      {frame}
      {children}
    </div>
  );
}
