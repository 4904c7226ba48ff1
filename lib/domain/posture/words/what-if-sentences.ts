import type { Change, Comparison, GateChange, SeenChange } from "../compare";
import type { Pipeline } from "../../pipeline/pipeline";
import { threatStatuses, type VerdictName, type Proof, type Counts } from "../posture";
import { mostNamed, nodeNames } from "./node-names";
import { proofWords } from "./proof-words";
import { threatWords } from "./result-words";
import { verdictOrder } from "./verdict-words";
import { counted, plural } from "../../words/english";
import { standingOf } from "../coverage/coverage";
import { joinWithAnd } from "../../words/join-with-and";

const mostTitles = 2;

/** Titles of controls and techniques, by their ids. */
interface Titles {
  readonly ofControl: (control: string) => string;
  readonly ofTechnique: (technique: string) => string;
}

/**
 * The result of a what-if, counted by one proof: entry points first, then gates, targets, threats, requirements, levels and counts.
 * One sentence if nothing changes.
 */
export function whatIfSentences(
  pipeline: Pick<Pipeline, "nodes">,
  comparison: Comparison,
  proof: Proof,
  titles: Titles,
): readonly string[] {
  const sentences = sentencesOf(pipeline, comparison, proof, titles);
  if (sentences.length > 0) return sentences;
  const other: Proof = proof === "declared" ? "proven" : "declared";
  const differs = !comparison.isSame && sentencesOf(pipeline, comparison, other, titles).length > 0;
  return [
    differs
      ? `Nothing changes for “${proofWords[proof].word}”, but it does for “${proofWords[other].word}”.`
      : "Nothing changes.",
  ];
}

function sentencesOf(
  pipeline: Pick<Pipeline, "nodes">,
  comparison: Comparison,
  proof: Proof,
  titles: Titles,
): readonly string[] {
  const seen = comparison[proof];
  return [
    ...wayInSentences(seen),
    ...verdictSentences(seen.gates, titles.ofControl),
    ...exposedSentences(pipeline, seen),
    ...threatSentences(seen, titles.ofTechnique),
    ...requirementSentences(seen),
    ...slsaSentences(seen),
    ...standingSentences(comparison.coverage, proof),
  ];
}

/** "Unprotected entry points: 5 → 2.", and the assumed ones. */
function wayInSentences({ figures: { before, after } }: SeenChange): readonly string[] {
  const told = (was: number, is: number, what: string) =>
    was === is ? [] : [`${what} entry points: ${was} → ${is}.`];
  return [
    ...told(before.waysIn.said, after.waysIn.said, "Unprotected"),
    ...told(before.waysIn.assumed, after.waysIn.assumed, "Assumed"),
  ];
}

function verdictSentences(
  gates: readonly GateChange[],
  titleOf: (control: string) => string,
): readonly string[] {
  const titles = (some: readonly GateChange[]) =>
    joinWithAnd(
      some.map(({ control }) => `“${titleOf(control)}”`),
      mostTitles,
      plural(some.length - mostTitles, "more gate", "more gates"),
    );
  const turned = [...verdictOrder].toReversed().flatMap((verdict) => {
    const some = gates.filter(({ before, after }) => after.verdict === verdict && before.verdict !== verdict);
    return some.length === 0 ? [] : [`${titles(some)} would ${becoming[verdict]}.`];
  });
  const kept = gates.filter(({ before, after }) => before.verdict === after.verdict);
  const fewer = kept.filter(
    ({ before, after }) => after.exposedTargets.length < before.exposedTargets.length,
  );
  const more = kept.filter(({ before, after }) => after.exposedTargets.length > before.exposedTargets.length);
  return [
    ...turned,
    ...(fewer.length > 0 ? [`${titles(fewer)} would leave fewer targets exposed.`] : []),
    ...(more.length > 0 ? [`${titles(more)} would leave more targets exposed.`] : []),
  ];
}

const becoming: { readonly [V in VerdictName]: string } = {
  holds: "hold",
  bypassed: "be bypassed",
  "stands-nowhere": "not be in place, as far as is known",
  "no-place": "not apply to this map",
  "nothing-enters": "have nothing to check",
  "nothing-to-protect": "have nothing to protect",
};

function exposedSentences(
  pipeline: Pick<Pipeline, "nodes">,
  { figures: { before, after } }: SeenChange,
): readonly string[] {
  const [was, is] = [new Set(before.exposedTargets), new Set(after.exposedTargets)];
  const shielded = before.exposedTargets.filter((target) => !is.has(target));
  const exposed = after.exposedTargets.filter((target) => !was.has(target));
  return [
    ...(shielded.length > 0 ? [`${nodeNames(pipeline, shielded)} would no longer be exposed.`] : []),
    ...(exposed.length > 0 ? [`${nodeNames(pipeline, exposed)} would be exposed.`] : []),
  ];
}

function threatSentences({ threats }: SeenChange, titleOf: (technique: string) => string): readonly string[] {
  return threatStatuses.toReversed().flatMap((status) => {
    const some = threats.filter(({ after }) => after === status);
    if (some.length === 0) return [];
    const named = joinWithAnd(
      some.map(({ technique }) => titleOf(technique)),
      mostNamed,
    );
    return [
      `${counted(some.length, "threat")} would be ${status === "partly" ? "partly mitigated" : threatWords[status].word.toLowerCase()}: ${named}.`,
    ];
  });
}

function requirementSentences({ frameworks }: SeenChange): readonly string[] {
  const requirements = frameworks.flatMap((framework) => framework.requirements);
  const met = requirements.filter(({ after }) => after === "met").length;
  const lost = requirements.filter(({ before }) => before === "met").length;
  return [
    ...(met > 0 ? [`${met} more ${plural(met, "requirement")} would be met.`] : []),
    ...(lost > 0 ? [`${counted(lost, "requirement")} would no longer be met.`] : []),
  ];
}

function slsaSentences({ slsa }: SeenChange): readonly string[] {
  const level = (track: string, { before, after }: Change<number | undefined>) =>
    before === after || after === undefined
      ? []
      : [`SLSA's ${track} level would be ${after}${before === undefined ? "" : ` instead of ${before}`}.`];
  return [...level("build", slsa.build), ...level("source", slsa.source)];
}

function standingSentences({ before, after }: Change<Counts>, proof: Proof): readonly string[] {
  const [was, is] = [standingOf(before, proof), standingOf(after, proof)];
  return was === is
    ? []
    : [
        `${is} of ${after.inScope} controls would be ${proof === "proven" ? "verified" : "in place"} instead of ${was}.`,
      ];
}
