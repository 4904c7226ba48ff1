import type { ReactNode } from "react";
import { useMapActions } from "../state/map-context";

interface NodeButtonProps {
  readonly node: string;
  /** Opens this control of the node as well. */
  readonly control?: string;
  readonly children: ReactNode;
}

/** What a finding is about, to open in the inspector. */
export function NodeButton({ node, control, children }: NodeButtonProps) {
  const map = useMapActions();
  const open = () => {
    map.selectNode(node);
    if (control !== undefined) map.openControl(control);
    map.reveal(node);
  };
  return (
    <button
      type="button"
      title="Open it in the inspector"
      onClick={open}
      className="-mx-1.5 flex min-h-7 w-[calc(100%+0.75rem)] items-start justify-between gap-3 rounded-control px-1.5 py-1 text-left hover:bg-bg"
    >
      {children}
    </button>
  );
}
