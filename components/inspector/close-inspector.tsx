import { clsx } from "clsx";
import { X } from "lucide-react";

interface CloseInspectorProps {
  readonly onClose: () => void;
  readonly className?: string;
}

/** Stays at the upper right while the inspector scrolls, and takes no room from it: a title beside it must leave some. */
export function CloseInspector({ onClose, className }: CloseInspectorProps) {
  return (
    <div className={clsx("sticky top-0 z-10 h-0", className)}>
      <button
        type="button"
        aria-label="Close the inspector"
        onClick={onClose}
        className="absolute -top-2 -right-2 rounded-control bg-panel p-2 text-soft hover:bg-bg"
      >
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}
