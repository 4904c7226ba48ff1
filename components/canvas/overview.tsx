import { MiniMap, type MiniMapNodeProps } from "@xyflow/react";
import { useNodeCounts } from "@/lib/client/editor/editor-context";
import { cardSize } from "@/lib/domain/pipeline/lanes";

/** The whole map, small, in the corner: where on it one is, and a way to move. Each node by the worst that stands on it. */
export function Overview() {
  return (
    <MiniMap
      pannable
      zoomable
      ariaLabel="The whole map, small"
      nodeComponent={OverviewNode}
      maskColor="color-mix(in srgb, var(--ink) 8%, transparent)"
      className="!m-3 overflow-hidden rounded-card border border-line-strong !bg-panel max-md:hidden"
    />
  );
}

/** What is missing is filled, what is not assessed is hollow: not told apart by colour alone. */
function OverviewNode({ id, x, y }: MiniMapNodeProps) {
  const counts = useNodeCounts(id);
  const look =
    counts.contradicted + counts.missing > 0
      ? "fill-missing stroke-missing"
      : counts.notAssessed + counts.stale + counts.partial + counts.planned > 0
        ? "fill-panel stroke-control"
        : "fill-standing/40 stroke-standing";
  return <rect x={x} y={y} width={cardSize.width} height={cardSize.height} rx={20} strokeWidth={14} className={look} />;
}
