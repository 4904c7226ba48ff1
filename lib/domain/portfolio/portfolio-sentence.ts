import { counted, plural } from "../words/english";
import { hasOpenWay, type ListedPipeline, sumOf } from "./select-pipelines";

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
  const entered = pipelines.filter(({ waysIn = 0 }) => waysIn > 0);
  const passed = pipelines.filter(hasOpenWay);
  const unknown = pipelines.filter(
    (pipeline) => (pipeline.openGates === undefined || pipeline.unknownGates) && !hasOpenWay(pipeline),
  );
  const [first] = passed;
  const all = pipelines.length;
  if (first) {
    const [some, what] =
      entered.length > 0
        ? [entered.length, "an unprotected entry point to production"]
        : [passed.length, "a path past a gate to production"];
    return {
      lead: `${all === 1 ? (first.isSample ? "The sample" : "Your pipeline") : `${some} of ${all} pipelines`} ${plural(some, "has", "have")} ${what}.`,
      next: `${all === 1 ? "" : `${first.name} first: `}${openWayWords(first)}.`,
    };
  }
  const [begin] = unknown;
  if (begin && unknown.length === all)
    return {
      lead: "Too little is assessed to tell whether an unchecked image can reach production.",
      next: beginWith(begin),
    };
  if (begin)
    return {
      lead: `No path past a gate was found in ${all - unknown.length} of ${all} pipelines.`,
      next: beginWith(begin),
    };
  return { lead: "No path past a gate was found.", next: "" };
}

/** "3 entry points, 2 bypasses, 4 gates not in place, 21 gates not fully assessed" */
export function openWayWords(pipeline: Parameters<typeof openWayParts>[0]): string {
  return openWayParts(pipeline).join(", ");
}

/** Entry points and bypasses as the map counts them, then gates that are not in place, and those that are not fully assessed. Leaves out zeros. */
export function openWayParts({
  waysIn = 0,
  openGates = 0,
  bypasses,
  unknownGates = 0,
}: Pick<ListedPipeline, "waysIn" | "openGates" | "bypasses" | "unknownGates">): readonly string[] {
  const nowhere = openGates - (bypasses ?? 0) - unknownGates;
  return [
    ...(waysIn > 0 ? [counted(waysIn, "entry point")] : []),
    ...(bypasses ? [counted(bypasses, "bypass", "bypasses")] : []),
    ...(nowhere > 0
      ? [bypasses === undefined ? counted(nowhere, "open gate") : `${counted(nowhere, "gate")} not in place`]
      : []),
    ...(unknownGates > 0 ? [`${counted(unknownGates, "gate")} not fully assessed`] : []),
  ];
}

function beginWith({ name, coverage, unknownGates }: ListedPipeline): string {
  const inScope = sumOf(coverage.stages, (counts) => counts.inScope);
  const unanswered = sumOf(coverage.stages, (counts) => counts.notAssessed);
  if (inScope === 0) return `Add nodes to the map of ${name} first.`;
  if (unknownGates)
    return `Start with ${name}: ${plural(unknownGates, "1 of its gates is", `${unknownGates} of its gates are`)} not fully assessed.`;
  if (unanswered < inScope) return `${name} has no node that runs containers yet.`;
  return `Start with ${name}: ${plural(inScope, "its one control is", `its ${inScope} controls are`)} not assessed.`;
}
