import { technologyName } from "../catalogue/technologies";
import type { PipelineList, PipelineSummary } from "../contract/pipelines";
import { compareText } from "../pipeline/pipeline";
import type { Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { openCount } from "../posture/coverage/coverage";
import type { Counts } from "../posture/posture";
import { ownerKey } from "../work/work-items";

export type ListedPipeline = PipelineList["pipelines"][number];

export const portfolioSorts = ["open", "name", ...stages, "change", "owner", "snapshot"] as const;
export type PortfolioSort = (typeof portfolioSorts)[number];

export interface PortfolioQuery {
  /** Words that all have to be in the name, a tool or a tag. */
  readonly q?: string | undefined;
  readonly show: "all" | "open" | "mine" | "archived";
  readonly tag?: string | undefined;
  readonly owner?: string | undefined;
  readonly sort: PortfolioSort;
  readonly order?: "reversed" | undefined;
}

/** The matching pipelines in the chosen order, most urgent first. @param names of the person as an owner */
export function selectPipelines(
  pipelines: readonly ListedPipeline[],
  query: PortfolioQuery,
  names: readonly string[],
): readonly ListedPipeline[] {
  const words = fold(query.q ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  const found = pipelines.filter(
    (pipeline) =>
      (query.show !== "open" || hasOpenWay(pipeline)) &&
      (query.show !== "mine" || isMine(pipeline, names)) &&
      (query.tag === undefined || pipeline.tags.includes(query.tag)) &&
      (query.owner === undefined || ownerKey(pipeline.owner) === ownerKey(query.owner)) &&
      hasWords(pipeline, words),
  );
  const sorted = found.toSorted(
    (a, b) => comparisons[query.sort](a, b) || compareNeed(a, b) || compareText(a.name, b.name),
  );
  return query.order === "reversed" ? sorted.toReversed() : sorted;
}

/** An entry point is unprotected or a gate is open, whatever the unanswered questions. */
export function hasOpenWay({
  waysIn = 0,
  openGates = 0,
  unknownGates = 0,
}: Pick<ListedPipeline, "waysIn" | "openGates" | "unknownGates">): boolean {
  return waysIn > 0 || openGates > unknownGates;
}

export function isMine({ owner }: Pick<ListedPipeline, "owner">, names: readonly string[]): boolean {
  return owner !== "" && names.some((name) => ownerKey(name) === ownerKey(owner));
}

/** How many controls are open now. */
export function openIn({ stages: counts }: Pick<PipelineSummary, "stages">): number {
  return sumOf(counts, openCount);
}

export function sumOf(counts: PipelineSummary["stages"], count: (of: Counts) => number): number {
  return stages.reduce((sum, stage) => sum + count(counts[stage]), 0);
}

/** How many more controls are open than in the oldest snapshot of the last 90 days; undefined: there is none to compare with. */
function changeOf({ openBefore: [first], coverage }: ListedPipeline): number | undefined {
  return first === undefined ? undefined : openIn(coverage) - first;
}

type Compare = (a: ListedPipeline, b: ListedPipeline) => number;

const byOpen =
  (stage: Stage): Compare =>
  (a, b) =>
    openCount(b.coverage.stages[stage]) - openCount(a.coverage.stages[stage]);

const comparisons: { readonly [S in PortfolioSort]: Compare } = {
  open: compareNeed,
  name: (a, b) => a.name.localeCompare(b.name, "en"),
  build: byOpen("build"),
  distribute: byOpen("distribute"),
  run: byOpen("run"),
  change: (a, b) => (changeOf(b) ?? -Infinity) - (changeOf(a) ?? -Infinity) || 0,
  // Pipelines without an owner come last.
  owner: (a, b) =>
    Number(a.owner === "") - Number(b.owner === "") || compareText(ownerKey(a.owner), ownerKey(b.owner)),
  snapshot: (a, b) => compareText(b.lastSnapshot?.takenAt ?? "", a.lastSnapshot?.takenAt ?? ""),
};

/** Most entry points first, then most open gates, most bypasses, most gaps. */
function compareNeed(a: ListedPipeline, b: ListedPipeline): number {
  return (
    (b.waysIn ?? 0) - (a.waysIn ?? 0) ||
    (b.openGates ?? 0) - (a.openGates ?? 0) ||
    (b.bypasses ?? 0) - (a.bypasses ?? 0) ||
    openIn(b.coverage) - openIn(a.coverage)
  );
}

function hasWords({ name, tools, tags }: ListedPipeline, words: readonly string[]): boolean {
  const texts = [name, ...tags, ...tools, ...tools.map(technologyName)].map(fold);
  return words.every((word) => texts.some((text) => text.includes(word)));
}

function fold(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase("en");
}
