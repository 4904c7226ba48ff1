import "server-only";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Posture, Proof } from "@/lib/domain/posture/posture";
import { type AttackStep, stepsOfWayIn } from "@/lib/domain/posture/ways-in/attack-steps";
import type { WayIn } from "@/lib/domain/posture/ways-in/way-in";
import { attackStepSentence } from "@/lib/domain/posture/words/attack-step-sentence";
import type { UnprotectedCounts } from "@/lib/domain/posture/words/change-words";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import {
  alternativeSentence,
  optionSentence,
  tellChanges,
  type ToldOption,
} from "@/lib/domain/posture/words/told-changes";
import { waysInSentence } from "@/lib/domain/posture/words/ways-in-sentence";

/** More are in `--json`. */
const mostChanges = 3;

type Told = Pick<Posture, "waysIn" | "bestChanges" | "graph">;

/**
 * The summary: the headline, the attack path of the first entry point step by step, and the top changes of
 * the one ranking, or the path to reroute if no change protects the counted entry points.
 */
export function firstLines(pipeline: Pipeline, posture: Told, proof: Proof): readonly string[] {
  const rows = posture.waysIn[proof];
  const unprotected = rows.filter(({ state }) => state === "unguarded");
  const first = unprotected.find(({ said }) => said) ?? unprotected[0];
  return [
    waysInSentence(pipeline, rows, posture.graph.targets.length, proof),
    ...(first ? pathLines(pipeline, "First attack path", first, stepsOfWayIn(pipeline, first)) : []),
    ...changeLines(pipeline, posture, proof, first),
  ];
}

/** @param shown the row whose attack path is already printed */
function changeLines(
  pipeline: Pipeline,
  { waysIn, bestChanges }: Told,
  proof: Proof,
  shown: WayIn | undefined,
): readonly string[] {
  const { redraw, changes } = tellChanges(pipeline, waysIn.declared, bestChanges);
  const title = redraw ? "Other changes" : "Do this first";
  return [
    ...(redraw ? [redraw.sentence] : []),
    ...(redraw && redraw.row !== shown
      ? pathLines(pipeline, "Path to reroute", redraw.row, redraw.steps)
      : []),
    ...(changes.length > 0 ? [`${title}${proof === "proven" ? " (declared + verified)" : ""}:`] : []),
    ...changes
      .slice(0, mostChanges)
      .flatMap((change, index) => [
        `  ${index + 1}. ${optionSentence(change)}`,
        ...change.alternatives.map((one) => `     ${alternativeSentence(change, one)}`),
      ]),
  ];
}

function pathLines(
  pipeline: Pipeline,
  title: string,
  row: WayIn,
  steps: readonly AttackStep[],
): readonly string[] {
  return [
    `${title}: ${wayInTitle(pipeline, row)}`,
    ...steps.map((step, index) => `  ${index + 1}. ${attackStepSentence(pipeline, step)}`),
  ];
}

/**
 * The whole ranking for `--json`: each change with the unprotected entry points that remain if only it is
 * made.
 */
export function rankingJson(pipeline: Pipeline, { waysIn, bestChanges }: Told): object {
  const { before, redraw, changes } = tellChanges(pipeline, waysIn.declared, bestChanges);
  const optionJson = ({ title, change, effort, after }: ToldOption) => ({
    title,
    change,
    effort,
    before: countsJson(before),
    after: after && countsJson(after),
  });
  return {
    unprotected: countsJson(before),
    redraw: redraw
      ? { places: redraw.row.places, path: redraw.steps.map(({ from, to }) => ({ from, to })) }
      : null,
    changes: changes.map((change) => ({
      ...optionJson(change),
      alternatives: change.alternatives.map(optionJson),
    })),
  };
}

function countsJson({ said, assumed }: UnprotectedCounts): object {
  return { confirmed: said, assumed };
}
