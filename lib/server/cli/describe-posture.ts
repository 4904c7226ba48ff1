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
import { gatesSentence, unassessedGates } from "@/lib/domain/posture/words/gates-sentence";
import { gapCountsSentence } from "@/lib/domain/posture/words/gap-counts-sentence";
import { obstacleOn } from "@/lib/domain/posture/words/obstacle-on";
import { openWaySentence } from "@/lib/domain/posture/words/verdict-sentence";
import { isOpenVerdict, verdictOrder, verdictWord } from "@/lib/domain/posture/words/verdict-words";
import type { Outcome } from "./command";
import { firstLines } from "./describe-changes";
import { counted } from "@/lib/domain/words/english";

interface Question {
  readonly pipeline: Pipeline;
  readonly proof: Proof;
  /** The UTC day, `YYYY-MM-DD`. */
  readonly today: string;
}

/**
 * The posture as a page of text: attack paths and the first changes, then the gates that do not hold with
 * fixes, and the controls in place per stage.
 */
export function describePosture(posture: Posture, { pipeline, proof, today }: Question): string {
  const { coverage, gates, chains, gaps } = posture;
  const catalogue = catalogueOf(pipeline);
  const unknown = unknownControlsSentence(unknownControls(allClaims(pipeline), pipeline));
  return [
    ...firstLines(pipeline, posture, proof),
    "",
    gatesSentence(gates.map((gate) => gate[proof])),
    ...gateLines(gates, { pipeline, proof, today }),
    ...chains[proof].map((chain) => chainSentence(pipeline, chain)),
    "",
    `${pipeline.name}: ${counted(pipeline.nodes.size, "node")}, catalogue ${catalogue.version}`,
    ...stages.map((stage) => `${stage.padEnd(12)}${describeCounts(coverage.stages[stage])}`),
    `Declared + verified: ${gapCountsSentence(gaps.declared)}. Verified only: ${gapCountsSentence(gaps.proven)}.`,
    ...(unknown === undefined ? [] : [unknown]),
  ].join("\n");
}

/** The gates that do not hold, bypassed first; unassessed gates share one line. */
function gateLines(gates: Posture["gates"], { pipeline, proof, today }: Question): readonly string[] {
  const catalogue = catalogueOf(pipeline);
  const controls = new Map(catalogue.controls.map((control) => [control.id, control]));
  const open = gates
    .filter((gate) => isOpenVerdict(gate[proof].verdict))
    .toSorted((a, b) => verdictOrder.indexOf(a[proof].verdict) - verdictOrder.indexOf(b[proof].verdict));
  const unassessed = unassessedGates(open.map((gate) => gate[proof])).wholly;
  // One connection often bypasses several gates: the first lists the fix.
  const toldWith = new Map<string, string>();
  const onceTold = (sentence: string, title: string) => {
    const first = toldWith.get(sentence);
    if (first === undefined) toldWith.set(sentence, title);
    return first === undefined ? sentence : `Fix: same as for “${first}” above.`;
  };
  return [
    ...open.flatMap(({ control: id, [proof]: verdict }) => {
      const control = controls.get(id);
      if (!control || unassessedGates([verdict]).wholly === 1) return [];
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
        `${verdictWord(verdict).padEnd(28)}${control.title} (${id})`,
        ...[
          openWaySentence(pipeline, { catalogue, today }, control, verdict, proof),
          closes,
          stays && onceTold(stays, control.title),
        ].flatMap((sentence) => (sentence === undefined ? [] : [`    ${sentence}`])),
      ];
    }),
    ...(unassessed > 0
      ? [
          `${"Not assessed".padEnd(28)}${counted(unassessed, "gate")}: set the status of ${unassessed === 1 ? "its control" : "their controls"} (--json lists ${unassessed === 1 ? "it" : "them"}).`,
        ]
      : []),
  ];
}

/**
 * The attacker-controlled nodes, then each reached target with the gates that block or only detect,
 * unprotected first.
 */
export function sayReached(compromise: Compromise, pipeline: Pipeline): Outcome {
  const { node, hostile, targets } = compromise;
  const acting = hostile.filter((one) => one !== node);
  const lines = [
    ...(acting.length > 0 ? [`Attacker-controlled: ${nodeNames(pipeline, acting, Infinity)}.`] : []),
    ...targets.map((one) =>
      [
        `${nodeName(pipeline, one.node)} (${one.node}):`,
        guardSentence(pipeline, one),
        catchSentence(pipeline, one),
      ]
        .filter((words) => words !== undefined)
        .join(" "),
    ),
    ...(targets.length === 0 ? ["No target is reached."] : []),
  ];
  return { code: 0, json: compromise, text: lines.join("\n") };
}

function describeCounts({ inScope, declared, verified, missing, accepted = 0, notAssessed }: Counts): string {
  if (inScope === 0) return "no controls in scope";
  return `${standingOf({ declared, verified })} of ${inScope} in place, ${verified} verified, ${missing} missing${accepted > 0 ? ` (${accepted} accepted)` : ""}, ${notAssessed} not assessed`;
}
