import { useMemo } from "react";
import type { Direction } from "@/lib/client/posture/posture-message";
import { waysBetween } from "@/lib/domain/follow/ways-between";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Compromise, Reached } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import type { Badge } from "../../highlight/highlight-store";
import { type Marked, useMarksOnMap } from "../../highlight/use-marks";

interface Shown {
  readonly pipeline: Pipeline;
  readonly compromise: Compromise | undefined;
  readonly direction: Direction;
  /** The one that is looked at: its shortest way is drawn. */
  readonly reached: string | undefined;
  readonly sentence: string | undefined;
}

/** Of so many the ways are marked where none is chosen: each has to be walked. */
const mostWalked = 20;

/** Marks the hostile node, what it reaches with what stands there, and the ways between. */
export function useCompromiseOnMap({ pipeline, compromise, direction, reached, sentence }: Shown): void {
  const marked = useMemo((): Marked | undefined => {
    if (!compromise) return undefined;
    const { node, targets } = compromise;
    const ends = (other: string): readonly [string, string] =>
      direction === "reaches" ? [node, other] : [other, node];
    const chosen = targets.filter((one) => one.node === reached);
    const ways = (chosen.length > 0 ? chosen : targets.slice(0, mostWalked)).map((one) =>
      waysBetween(pipeline, ...ends(one.node)),
    );
    const [way] = chosen.length > 0 ? ways : [];
    return {
      hops: way?.shortest ? hopsAlong(pipeline, way.shortest) : [],
      edges: [...new Set(ways.flatMap(({ edges }) => edges))],
      badges: [
        [
          node,
          direction === "reaches"
            ? { look: "owned", text: "Owned" }
            : { look: "exposed", text: "Asked about" },
        ],
        ...targets.filter((one) => one.node !== node).map((one) => [one.node, guardBadge(one)] as const),
      ],
    };
  }, [pipeline, compromise, direction, reached]);
  useMarksOnMap(pipeline, marked, `${compromise?.node} ${direction} ${reached}`, sentence);
}

function guardBadge({ standing, unguarded }: Reached): Badge {
  if (unguarded) return { look: "unguarded", text: "Unguarded" };
  return {
    look: "guarded",
    text: `${standing.length} ${plural(standing.length, "gate stands", "gates stand")}`,
  };
}
