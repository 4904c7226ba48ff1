import { useMemo } from "react";
import type { Scene } from "@/components/findings/scene";
import { keyOfPlace } from "@/components/findings/ways-in/way-in-row";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import { stepsOfWayIn } from "@/lib/domain/posture/ways-in/attack-steps";
import type { WayIn } from "@/lib/domain/posture/ways-in/way-in";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { wayInSentence } from "@/lib/domain/posture/words/way-in-sentences";
import { attackSteps, type FindingHighlight, useFindingHighlight } from "./use-finding-highlight";

/** At most this many nodes are marked as places to close it. */
export const mostMarked = 6;

/** Draws the path of a row step by step, with its start, the targets it reaches, its blocks and the places to close it. */
export function useWayOnMap(scene: Scene, row: WayIn | undefined): void {
  const { pipeline, proof, targets } = scene;
  const marked = useMemo((): FindingHighlight | undefined => {
    if (!row) return undefined;
    const steps = attackSteps(pipeline, stepsOfWayIn(pipeline, row));
    const start = steps[0]?.from ?? row.witness[0] ?? "";
    const open = row.entries.filter(({ state }) => state === "open");
    const closers = open.flatMap((entry) => entry.closers).filter((one) => !isEffective(one.status, proof));
    const stops = row.state === "unguarded" ? [] : row.stops;
    // Draw the path from its first place: other places only branch into it.
    const [place] = row.places;
    const nodesOf = (all: readonly { readonly node: string }[]) => [...new Set(all.map(({ node }) => node))];
    return {
      steps,
      edges: place && "edge" in place ? [place.edge] : [],
      badges: [
        [start, { look: "start", text: "Starts here" }],
        ...row.unguarded.map((node) => [node, { look: "exposed", text: "Reached" }] as const),
        ...nodesOf(stops).map((node) => [node, { look: "stops", text: "Blocked here" }] as const),
        ...nodesOf(closers)
          .slice(0, mostMarked)
          .map((node) => [node, { look: "fix", text: "Can be closed here" }] as const),
      ],
    };
  }, [pipeline, row, proof]);
  const said = row && `${wayInTitle(pipeline, row)}. ${wayInSentence(pipeline, row, targets.length)}`;
  const key = `${row && keyOfPlace(row.places[0])} ${row?.witness.join(" ")}`;
  useFindingHighlight(pipeline, marked, key, said);
}
