import { clsx } from "clsx";
import { type ReactNode, useState } from "react";

interface DropZoneProps {
  readonly onDrop: (dropped: DataTransfer) => void;
  readonly className?: string;
  /** Other ways to choose files: dropping needs a mouse. */
  readonly children: ReactNode;
}

/** An area for dropped files; it lights up while they are above it. */
export function DropZone({ onDrop, className, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop(event.dataTransfer);
      }}
      className={clsx(
        "flex gap-2 rounded-card border border-dashed p-3",
        isOver ? "border-blue bg-blue-soft" : "border-line-strong",
        className,
      )}
    >
      {children}
    </div>
  );
}
