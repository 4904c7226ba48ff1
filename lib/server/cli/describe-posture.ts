import "server-only";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { allClaims, unknownControls } from "@/lib/domain/catalogue/own/unasked-claims";
import { unknownControlsSentence } from "@/lib/domain/catalogue/own/unknown-words";
import { stages } from "@/lib/domain/pipeline/document-lists";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { standingOf } from "@/lib/domain/posture/coverage/coverage";
import type { Posture, Proof, Counts } from "@/lib/domain/posture/posture";
import type { Compromise } from "@/lib/domain/posture/ways-in/way-in";
import { chainSentence } from "@/lib/domain/posture/words/chain-sentence";
import { catchSentence, guardSentence } from "@/lib/domain/posture/words/compromise-sentences";
import { fixSentence } from "@/lib/domain/posture/words/fix-sentences";
import { impossibleSentence } from "@/lib/domain/posture/words/impossible-sentence";
import { nodeName, nodeNames } from "@/lib/domain/posture/words/node-names";
import { gatesSentence } from "@/lib/domain/posture/words/gates-sentence";
import { obstacleOn } from "@/lib/domain/posture/words/obstacle-on";
import { openWaySentence } from "@/lib/domain/posture/words/verdict-sentence";
import { isOpenVerdict, verdictOrder, verdictWords } from "@/lib/domain/posture/words/verdict-words";
import type { Outcome } from "./command";
import { counted } from "@/lib/domain/words/english";

interface Question {
  readonly pipeline: Pipeline;
  readonly proof: Proof;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
}

/** The posture on a page of text: what is in place per stage, what gets past which gate, and what would close it. */
export function describePosture(
  { coverage, gates, chains, gaps }: Posture,
  { pipeline, proof, today }: Question,
): string {
  const catalogue = catalogueOf(pipeline);
  const unknown = unknownControlsSentence(unknownControls(allClaims(pipeline), pipeline));
  const controls = new Map(catalogue.controls.map((control) => [control.id, control]));
  const ordered = gates.toSorted(
    (a, b) => verdictOrder.indexOf(a[proof].verdict) - verdictOrder.indexOf(b[proof].verdict),
  );
  return [
    `${pipeline.name}: ${counted(pipeline.nodes.size, "node")}, catalogue ${catalogue.version}`,
    ...stages.map((stage) => `${stage.padEnd(12)}${describeCounts(coverage.stages[stage])}`),
    `${counted(gaps.declared.length, "gap")} as declared, ${gaps.proven.length} as proven.`,
    ...(unknown === undefined ? [] : [unknown]),
    "",
    gatesSentence(gates.map((gate) => gate[proof])),
    ...ordered.flatMap(({ control: id, [proof]: verdict }) => {
      const control = controls.get(id);
      if (!control) return [];
      const head = `${verdictWords[verdict.verdict].word.padEnd(28)}${control.title} (${id})`;
      if (!isOpenVerdict(verdict.verdict)) return [head];
      const { fix, exposedTargets } = verdict;
      const closes = fix && fixSentence(pipeline, control, fix, exposedTargets.length);
      const stays =
        fix?.impossible &&
        impossibleSentence(
          pipeline,
          fix,
          fix.impossible,
          obstacleOn(pipeline, catalogue, today, control, fix.impossible),
        );
      return [
        head,
        ...[openWaySentence(pipeline, control, verdict, proof), closes, stays].flatMap((sentence) =>
          sentence === undefined ? [] : [`    ${sentence}`],
        ),
      ];
    }),
    ...chains[proof].map((chain) => chainSentence(pipeline, chain)),
  ].join("\n");
}

/** What acts with the attacker, then each end with what stops or only catches him, unguarded first. */
export function sayReached(compromise: Compromise, pipeline: Pipeline): Outcome {
  const { node, hostile, targets } = compromise;
  const acting = hostile.filter((one) => one !== node);
  const lines = [
    ...(acting.length > 0 ? [`Acts with the attacker: ${nodeNames(pipeline, acting, Infinity)}.`] : []),
    ...targets.map((one) =>
      [
        `${nodeName(pipeline, one.node)} (${one.node}):`,
        guardSentence(pipeline, one),
        catchSentence(pipeline, one),
      ]
        .filter((words) => words !== undefined)
        .join(" "),
    ),
    ...(targets.length === 0 ? ["Nothing is reached."] : []),
  ];
  return { code: 0, json: compromise, text: lines.join("\n") };
}

function describeCounts({ inScope, declared, verified, missing, accepted = 0, notAssessed }: Counts): string {
  if (inScope === 0) return "no controls in scope";
  return `${standingOf({ declared, verified })} of ${inScope} in place, ${verified} verified, ${missing} missing${accepted > 0 ? ` (${accepted} accepted)` : ""}, ${notAssessed} not assessed`;
}
