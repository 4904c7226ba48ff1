import { counted, plural } from "../words/english";
import { hasOpenGates, type ListedPipeline, sumOf } from "./select-pipelines";

export interface PortfolioSentence {
  readonly lead: string;
  /** With which one to begin; empty: there is nothing to begin with. */
  readonly next: string;
}

/**
 * What matters most about all pipelines together, in two sentences.
 * @param pipelines most in need first.
 */
export function portfolioSentence(pipelines: readonly ListedPipeline[]): PortfolioSentence {
  const passed = pipelines.filter(hasOpenGates);
  const unknown = pipelines.filter(({ openGates }) => openGates === undefined);
  const [first] = passed;
  const all = pipelines.length;
  if (first) {
    return {
      lead:
        all === 1
          ? "Your pipeline lets an unchecked image reach production."
          : `${passed.length} of ${all} pipelines ${plural(passed.length, "lets", "let")} an unchecked image reach production.`,
      next: `${all === 1 ? "" : `${first.name} first: `}${openGateWords(first)}.`,
    };
  }
  const [begin] = unknown;
  if (begin && unknown.length === all)
    return {
      lead: "Whether an unchecked image reaches production is not known yet.",
      next: beginWith(begin),
    };
  if (begin)
    return {
      lead: `No way around a gate is known in ${all - unknown.length} of ${all} pipelines.`,
      next: beginWith(begin),
    };
  return { lead: "No way around a gate is known.", next: "" };
}

/** The bypasses as the map counts them, and the gates beside them: "2 bypasses, 25 gates in place nowhere". */
export function openGateWords({
  openGates = 0,
  bypasses,
}: Pick<ListedPipeline, "openGates" | "bypasses">): string {
  if (bypasses === undefined) return counted(openGates, "open gate");
  const nowhere = openGates - bypasses;
  return [
    bypasses > 0 ? counted(bypasses, "bypass", "bypasses") : "",
    nowhere > 0 ? `${counted(nowhere, "gate")} in place nowhere` : "",
  ]
    .filter((words) => words !== "")
    .join(", ");
}

function beginWith({ name, coverage }: ListedPipeline): string {
  const inScope = sumOf(coverage.stages, (counts) => counts.inScope);
  const unanswered = sumOf(coverage.stages, (counts) => counts.notAssessed);
  if (inScope === 0) return `${name} needs nodes on its map first.`;
  if (unanswered < inScope) return `${name} shows nothing that runs yet.`;
  return `Begin with ${name}: ${plural(inScope, "its one control is", `its ${inScope} controls are`)} not assessed.`;
}
