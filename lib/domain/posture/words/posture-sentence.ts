import { stages } from "../../pipeline/document-lists";
import type { Proof, Counts } from "../posture";
import { counted, plural, stageNames } from "../../words/english";
import { type StageCounts, standingOf, openCount, weakestFirst } from "../coverage/coverage";

/**
 * The sentence that a page opens with, in two parts: what to stress, and the rest. Joined they read as one: "Run is the
 * weakest stage: 6 of 27 controls are in place, 9 not assessed."
 */
export function postureLead(
  counts: StageCounts,
  proof: Proof = "declared",
): { readonly stress: string; readonly rest: string } {
  const inScope = stages.reduce((sum, stage) => sum + counts[stage].inScope, 0);
  const applicable = stages.reduce((sum, stage) => sum + counts[stage].applicable, 0);
  if (applicable === 0)
    return { stress: "Nothing to assess yet", rest: ": no control applies to anything on the map." };
  if (inScope === 0)
    return {
      stress: "Nothing is in scope",
      rest: `: ${plural(applicable, "the one control that applies is", `all ${applicable} controls that apply are`)} marked not applicable.`,
    };
  const openInAll = stages.reduce((sum, stage) => sum + openCount(counts[stage], proof), 0);
  if (openInAll === 0)
    return {
      stress: plural(
        inScope,
        "The one control in scope is in place",
        `All ${inScope} controls in scope are in place`,
      ),
      rest: proof === "proven" ? ", with current evidence." : ", as declared.",
    };
  const [weakest = "run"] = weakestFirst(counts, proof);
  return {
    stress: `${stageNames[weakest]} is the weakest stage`,
    rest: `: ${countSentence(counts[weakest], proof)}.`,
  };
}

/**
 * How much of what is said to be in place rests on evidence; undefined where nothing is claimed as implemented.
 * @param asksReview whether evidence counts only once a second person has confirmed it.
 */
export function proofSentence(counts: Counts, asksReview = false): string | undefined {
  const { verified, declared, stale, contradicted } = counts;
  const implemented = verified + declared + stale + contradicted;
  if (implemented === 0) return undefined;
  const parts = [
    `${verified} verified by current evidence`,
    ...(declared > 0 ? [`${declared} declared without ${asksReview ? "confirmed " : ""}evidence`] : []),
    ...(stale > 0 ? [`${stale} with expired evidence`] : []),
    ...(contradicted > 0 ? [`${contradicted} contradicted`] : []),
  ];
  return `${plural(implemented, "1 control is", `${implemented} controls are`)} said to be in place: ${parts.join(", ")}.`;
}

function countSentence(counts: Counts, proof: Proof): string {
  const inPlace = standingOf(counts, proof);
  // "0 of 1 control is".
  const number = counts.inScope === 1 ? 1 : inPlace;
  const verb = plural(number, "is", "are") + (proof === "proven" ? " proven" : " in place");
  const unanswered = counts.notAssessed > 0 ? `, ${counts.notAssessed} not assessed` : "";
  return `${inPlace} of ${counted(counts.inScope, "control")} ${verb}${unanswered}`;
}
