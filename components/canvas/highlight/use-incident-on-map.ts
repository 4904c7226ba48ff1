import { useMemo } from "react";
import type { IncidentRow } from "@/components/findings/incidents/incident-row";
import type { Scene } from "@/components/findings/scene";
import { keyOfPlace } from "@/components/findings/ways-in/way-in-row";
import type { MapPosture } from "@/lib/client/posture/map-posture";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { IncidentAnswer } from "@/lib/domain/posture/incidents/incident-answer";
import { stepsOfMatch } from "@/lib/domain/posture/incidents/steps-of-match";
import {
  attackSteps,
  type FindingHighlight,
  type FindingStep,
  useFindingHighlight,
} from "./use-finding-highlight";
import { mostMarked } from "./use-way-on-map";

/** Draws the path that an incident would have taken, with the controls that block it or could. If there is none, marks the nodes to ask about. */
export function useIncidentOnMap(
  { pipeline, proof }: Scene,
  { waysIn }: MapPosture,
  answer: IncidentAnswer | undefined,
  row: IncidentRow | undefined,
): readonly FindingStep[] {
  const rows = waysIn[proof];
  const marked = useMemo((): FindingHighlight | undefined => {
    if (!answer) return undefined;
    const [worst] = answer.matches;
    const steps = worst ? attackSteps(pipeline, stepsOfMatch(pipeline, worst)) : [];
    const key = keyOfPlace(worst?.place);
    const closers = rows
      .filter(({ places }) => places.some((place) => keyOfPlace(place) === key))
      .flatMap(({ entries }) => entries.filter(({ type }) => type === worst?.type))
      .flatMap((entry) => entry.closers.filter(({ status }) => !isEffective(status, proof)));
    const start = steps[0]?.from;
    const end = steps.at(-1)?.to;
    const stops = [...new Set(answer.stoppedBy.map(({ node }) => node))];
    return {
      steps,
      edges: worst && "edge" in worst.place ? [worst.place.edge] : [],
      badges: [
        ...(start === undefined ? [] : [[start, { look: "start", text: "Starts here" }] as const]),
        ...(end === undefined ? [] : [[end, { look: "exposed", text: "Reached" }] as const]),
        ...stops.map((node) => [node, { look: "stops", text: "Blocked here" }] as const),
        ...(answer.result === "not-drawn"
          ? answer.nodes
              .slice(0, mostMarked)
              .map((node) => [node, { look: "start", text: "Could it start here?" }] as const)
          : []),
        ...(start === undefined ? [] : [...new Set(closers.map(({ node }) => node))])
          .slice(0, mostMarked)
          .map((node) => [node, { look: "fix", text: "Can be closed here" }] as const),
      ],
    };
  }, [pipeline, proof, rows, answer]);
  const key = `${proof} ${answer?.incident} ${answer?.matches[0]?.way.join(" ")}`;
  useFindingHighlight(pipeline, marked, key, row && `${row.title}. ${row.line}`);
  return marked?.steps ?? noSteps;
}

const noSteps: readonly FindingStep[] = [];
