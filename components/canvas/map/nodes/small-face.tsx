import type { ReactNode } from "react";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { worstOf } from "@/lib/domain/posture/coverage/worst";
import type { Counts } from "@/lib/domain/posture/posture";
import { useMapState } from "../../state/map-context";
import { Figure, LensLine } from "./card-parts";

/** From this zoom on a card is a seat of 37 by 26 pixels, in which a sign and a number fit. */
const leastSeat = 0.186;
/** And from this one a sign alone, which says what a lens shows. */
const leastSign = 0.075;
/** Below this zoom a tile has two lines of nine letters above its figure: a longer name takes a third, and shares it. */
const [narrowTile, mostInTwoLines] = [0.45, 16] as const;
interface SmallFaceProps {
  readonly node: PipelineNode;
  readonly counts: Counts;
  readonly level: "tile" | "cluster";
  readonly isLens: boolean;
}

/** Two lines of a name and one sign; from farther away the sign alone. */
export function SmallFace({ node, counts, level, isLens }: SmallFaceProps) {
  const worst = worstOf(counts);
  // One question, not two: thousands of these are drawn.
  const room = useMapState(({ scale }) => {
    if (level === "tile") return scale < narrowTile ? "narrow" : "wide";
    return scale >= (isLens ? leastSign : leastSeat) ? "sign" : "none";
  });
  if (room === "none") return null;
  if (room === "narrow" && node.name.length > mostInTwoLines && worst && !isLens)
    return (
      <h3 className="card-name long-name overflow-hidden">
        <span className="above-figure" />
        <span className="figure">
          <Figure status={worst.status} count={worst.count} />
        </span>
        {withBreaks(node.name)}
      </h3>
    );
  return (
    <>
      {level === "tile" && <h3 className="card-name line-clamp-2">{withBreaks(node.name)}</h3>}
      {isLens ? (
        <LensLine id={node.id} />
      ) : (
        worst && (
          <p className="flex items-center justify-between">
            <Figure status={worst.status} count={worst.count} />
            {level === "tile" && <span className="text-soft">of {counts.inScope}</span>}
          </p>
        )
      )}
    </>
  );
}

/** A long name breaks after what joins its parts. */
function withBreaks(name: string): ReactNode {
  return name.split(/(?<=[-:])/).map((part, index) => (
    // The parts of a name are in its order.
    <span key={index}>
      {part}
      <wbr />
    </span>
  ));
}
