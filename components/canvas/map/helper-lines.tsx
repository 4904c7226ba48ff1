import { useStore } from "@xyflow/react";
import type { Snapped } from "./snap-to-cards";

export function HelperLines({ lines: { x, y } }: { readonly lines: Snapped["lines"] }) {
  const [left, top, zoom] = useStore((state) => state.transform);
  return (
    <div aria-hidden className="pointer-events-none absolute inset-0 z-10 overflow-hidden">
      {x !== undefined && (
        <div
          className="absolute inset-y-0 border-l border-dashed border-blue"
          style={{ left: x * zoom + left }}
        />
      )}
      {y !== undefined && (
        <div
          className="absolute inset-x-0 border-t border-dashed border-blue"
          style={{ top: y * zoom + top }}
        />
      )}
    </div>
  );
}
