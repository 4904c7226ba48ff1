import type { RunDown } from "@/lib/domain/drawing/run-down";
import { arrowHead, roundedPath } from "@/lib/domain/drawing/rounded-path";
import type { PipelineEdge } from "@/lib/domain/pipeline/document";
import type { Ghosts } from "../highlight/highlight-store";

/** A rerouted connection is drawn twice, as it is and as it would be. */
export function ghostsRun(ghosts: Ghosts): readonly PipelineEdge[] {
  return ghosts.edges.map((edge) => ({ ...edge, id: ghostId(edge) }));
}

function ghostId({ id }: Pick<PipelineEdge, "id">): string {
  return `ghost ${id}`;
}

/** The assumptions on the map: dashed, and out of reach of touch. The panel says the same in words. */
export function PhoneGhosts({ ghosts, down }: { readonly ghosts: Ghosts; readonly down: RunDown }) {
  return (
    <>
      <svg aria-hidden width="100%" height={down.height} className="pointer-events-none absolute inset-0">
        {ghosts.edges.map((edge) => {
          const points = down.routes.get(ghostId(edge));
          return (
            points && (
              <g key={edge.id} className="supposed-line">
                <path
                  d={roundedPath(points, 12)}
                  strokeWidth={3}
                  strokeDasharray="8 5"
                  className="fill-none stroke-partial"
                />
                <path d={arrowHead(points, 12)} className="fill-partial" />
              </g>
            )
          );
        })}
      </svg>
      {ghosts.nodes.map(({ id, name }) => {
        const box = down.cards.get(id);
        return (
          box && (
            <p
              key={id}
              aria-hidden
              className="supposed-card pointer-events-none absolute grid content-center justify-items-center rounded-card border-3 border-dashed border-partial bg-panel px-2 text-center"
              style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
            >
              <span className="line-clamp-2 font-bold break-words">{name}</span>
              <span className="text-tiny text-partial">Assumed, not real</span>
            </p>
          )
        );
      })}
    </>
  );
}
