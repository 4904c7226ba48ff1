import { cardSize } from "@/lib/domain/pipeline/lanes";
import { stages } from "@/lib/domain/pipeline/document";
import type { MapDrawing } from "./drawing";

const { width, height } = cardSize;

/** The map without a word: four shapes in all however many nodes there are, with straight lines, which thousands of are drawn in no time. */
export function MapOutline({ drawing }: { readonly drawing: MapDrawing }) {
  const middles = new Map(
    drawing.nodes.map(({ node, x, y }) => [node.id, `${x + width / 2} ${y + height / 2}`]),
  );
  const lines = drawing.edges
    .map(({ edge }) => `M${middles.get(edge.source)}L${middles.get(edge.target)}`)
    .join("");
  return (
    <>
      <path
        d={lines}
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
        className="fill-none stroke-blue/50"
      />
      {stages.map((stage) => {
        const cards = drawing.nodes.filter(({ node }) => node.stage === stage);
        return cards.length === 0 ? null : (
          <path
            key={stage}
            d={cards.map(({ x, y }) => `M${x} ${y}h${width}v${height}h-${width}z`).join("")}
            strokeWidth={1}
            vectorEffect="non-scaling-stroke"
            className="fill-panel stroke-control"
          />
        );
      })}
    </>
  );
}
