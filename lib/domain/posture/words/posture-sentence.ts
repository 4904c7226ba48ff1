import { stages } from "../../pipeline/document-lists";
import type { Proof, Counts } from "../posture";
import { counted, plural, stageNames } from "../../words/english";
import { type StageCounts, standingOf, openCount, weakestFirst } from "../coverage/coverage";

/**
 * Headline of a page, in two parts: what to stress, and the rest. Joined they read as one: "Run is the
 * weakest stage: 6 of 27 controls are in place, 9 not assessed."
 */
export function postureLead(
  counts: StageCounts,
  proof: Proof = "declared",
): { readonly stress: string; readonly rest: string } {
  const inScope = stages.reduce((sum, stage) => sum + counts[stage].inScope, 0);
  const applicable = stages.reduce((sum, stage) => sum + counts[stage].applicable, 0);
  if (applicable === 0)
    return { stress: "Nothing to assess yet", rest: ": no control applies to the nodes on the map." };
  if (inScope === 0)
    return {
      stress: "No control is in scope",
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
      rest: proof === "proven" ? ", with current evidence." : ". Declared controls count too.",
    };
  const [weakest = "run"] = weakestFirst(counts, proof);
  return {
    stress: `${stageNames[weakest]} is the weakest stage`,
    rest: `: ${countSentence(counts[weakest], proof)}.`,
  };
}

/**
 * How many of the controls that are declared in place have evidence; undefined if none is.
 * @param asksReview whether evidence counts only with two-person approval
 */
export function proofSentence(counts: Counts, asksReview = false): string | undefined {
  const { verified, declared, stale, contradicted } = counts;
  const implemented = verified + declared + stale + contradicted;
  if (implemented === 0) return undefined;
  const parts = [
    `${verified} verified by current evidence`,
    ...(declared > 0 ? [`${declared} declared without ${asksReview ? "approved " : ""}evidence`] : []),
    ...(stale > 0 ? [`${stale} with expired evidence`] : []),
    ...(contradicted > 0 ? [`${contradicted} contradicted`] : []),
  ];
  return `${counted(implemented, "control")} declared in place: ${parts.join(", ")}.`;
}

function countSentence(counts: Counts, proof: Proof): string {
  const inPlace = standingOf(counts, proof);
  // "0 of 1 control is".
  const number = counts.inScope === 1 ? 1 : inPlace;
  const verb = plural(number, "is", "are") + (proof === "proven" ? " verified" : " in place");
  const unanswered = counts.notAssessed > 0 ? `, ${counts.notAssessed} not assessed` : "";
  return `${inPlace} of ${counted(counts.inScope, "control")} ${verb}${unanswered}`;
}
