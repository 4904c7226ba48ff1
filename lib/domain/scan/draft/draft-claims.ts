import { cleanName, cleanNote } from "../../importers/clean-foreign";
import type { Claim, PipelineDocument, PipelineNode } from "../../pipeline/document";
import { limits } from "../../pipeline/limits";
import type { ControlFact, Fact } from "../facts";
import { type ProvedControl, provedControls } from "./proved-controls";

interface Pair {
  readonly node: string;
  readonly row: ProvedControl;
  readonly facts: ControlFact[];
}

/**
 * What files prove of controls, as claims with the lines as evidence. What a line speaks against is missing; what it proves of one
 * subject of several, or only in part, is partial. Nothing is claimed of what no line speaks of.
 * @param about by what facts call it, the nodes that it is drawn as
 * @param day on which the files were read
 */
export function draftClaims(
  facts: readonly Fact[],
  { nodes }: Pick<PipelineDocument, "nodes">,
  about: ReadonlyMap<string, readonly string[]>,
  day: string,
): readonly Claim[] {
  const pairs = new Map<string, Pair>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const fact of facts) {
    const row = fact.kind === "control" ? provedControls[fact.control] : undefined;
    if (fact.kind !== "control" || !row) continue;
    for (const node of nodesFor(fact, row, byId, about)) {
      const key = `${node} ${row.control}`;
      const pair = pairs.get(key) ?? { node, row, facts: [] };
      pair.facts.push(fact);
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()].map((pair) => claimOf(pair, subjectsOf(pair, facts, about), day));
}

function nodesFor(
  { about: subject, at }: ControlFact,
  { on }: ProvedControl,
  nodes: ReadonlyMap<string, PipelineNode>,
  about: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const fits = (id: string) => on.some((kind) => kind === nodes.get(id)?.kind);
  const named = [...(about.get(subject) ?? []), ...(about.get(at.file) ?? [])].filter(fits);
  if (named.length > 0) return [...new Set(named)];
  // A file of the repository that nothing is drawn of speaks of the repository.
  return on.includes("source-repository") ? [...nodes.keys()].filter(fits) : [];
}

/** How many things of the kind that these facts speak of are at the node: with fewer of them proved, the claim is partial. */
function subjectsOf(
  { node, facts: [first] }: Pair,
  facts: readonly Fact[],
  about: ReadonlyMap<string, readonly string[]>,
): number {
  const subject = first?.about;
  const kind = facts.find(
    (fact) =>
      (fact.kind === "dockerfile" && fact.at.file === subject) ||
      ((fact.kind === "workload" || fact.kind === "job" || fact.kind === "ci") && fact.id === subject),
  )?.kind;
  if (kind !== "dockerfile" && kind !== "workload") return 1;
  return facts.filter(
    (fact) =>
      fact.kind === kind && about.get(fact.kind === "workload" ? fact.id : fact.at.file)?.includes(node),
  ).length;
}

function claimOf({ node, row, facts }: Pair, subjects: number, day: string): Claim {
  const present = facts.filter(({ status }) => status === "present");
  const violated = facts.filter(({ status }) => status === "violated");
  const isWhole =
    row.proves === "all" &&
    violated.length === 0 &&
    new Set(present.map(({ about }) => about)).size >= subjects;
  const status = present.length === 0 ? "missing" : isWhole ? "implemented" : "partial";
  return {
    node,
    control: row.control,
    status,
    ...(violated.length > 0 && { note: cleanNote(violated.map(lineOf).join("\n")) }),
    ...(present.length > 0 && {
      evidence: present.slice(0, limits.evidencePerClaim).map((fact, index) => ({
        id: `scan-${index + 1}`,
        title: cleanName(lineOf(fact), "A line of a file"),
        tool: "blueline scan",
        result: "supports" as const,
        effective: day,
      })),
    }),
  };
}

function lineOf({ fact, at }: ControlFact): string {
  return `${at.file}:${at.line} ${fact}`;
}
