import { expect, test } from "vitest";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { controlTitle } from "../catalogue/find-control";
import { sampleDocument } from "../catalogue/templates/sample";
import { templates } from "../catalogue/templates/templates";
import type { PipelineDocument } from "../pipeline/document";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "./analyse";
import { capitalise } from "../capitalise";
import { type Gap, type GapList, listOfGap } from "./findings/gaps";
import type { Posture } from "./posture";
import { attackStepSentence } from "./words/attack-step-sentence";
import { nodeName } from "./words/node-names";
import { statusWords } from "./words/status-words";
import { alternativeSentence, optionSentence, tellChanges } from "./words/told-changes";
import { waysInSentence } from "./words/ways-in-sentence";

const today = "2026-11-24";
const most = { changes: 5, gaps: 10 };

/** What somebody reads first on a map: the headline, the first changes, and the first gaps of the three lists. */
function verdictsOf(name: string, document: PipelineDocument): string {
  const pipeline = pipelineFromDocument(document);
  const posture = analyse(pipeline, mappedCatalogue, today);
  return [
    `## ${name}`,
    waysInSentence(pipeline, posture.waysIn.declared, posture.graph.targets.length),
    ...changeLines(pipeline, posture),
    ...gapLines(pipeline, posture.gaps.declared, "fix"),
    ...gapLines(pipeline, posture.gaps.proven, "prove"),
    ...gapLines(pipeline, posture.gaps.declared, "assess"),
  ].join("\n");
}

function changeLines(pipeline: Pipeline, { waysIn, bestChanges }: Posture): readonly string[] {
  const { redraw, changes } = tellChanges(pipeline, waysIn.declared, bestChanges);
  return [
    ...(redraw
      ? [redraw.sentence, ...redraw.steps.map((step) => `  - ${attackStepSentence(pipeline, step)}`)]
      : []),
    ...changes
      .slice(0, most.changes)
      .flatMap((change, index) => [
        `${index + 1}. ${optionSentence(change)}`,
        ...change.alternatives.map((one) => `   ${alternativeSentence(change, one)}`),
      ]),
  ];
}

function gapLines(pipeline: Pipeline, gaps: readonly Gap[], list: GapList): readonly string[] {
  const listed = gaps.filter(({ status }) => listOfGap(status) === list);
  return [
    `${capitalise(list)} (${listed.length}):`,
    ...listed
      .slice(0, most.gaps)
      .map(
        ({ node, control, status, priority }) =>
          `  ${priority.toFixed(2).padStart(5)}  ${controlTitle(control, pipeline)}, ${nodeName(pipeline, node)}${list === "fix" ? `: ${statusWords[status].word.toLowerCase()}` : ""}`,
      ),
  ];
}

test("what is read first on each map is as verdicts.golden.txt has it: read its difference, then accept it by running this file with -u", async () => {
  const maps = [
    verdictsOf("Sample", sampleDocument),
    ...templates.map(({ id, name, document }) => verdictsOf(`${name} (${id})`, document)),
  ];
  await expect(`${maps.join("\n\n")}\n`).toMatchFileSnapshot("verdicts.golden.txt");
});
