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
  const subjectsOf = subjectsByNode(facts, about);
  return [...pairs.values()].map((pair) => claimOf(pair, subjectsOf(pair), day));
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

/** By node, how many Dockerfiles are built there, and how many workloads of files it is. */
function subjectsByNode(facts: readonly Fact[], about: ReadonlyMap<string, readonly string[]>) {
  const kinds = new Map<string, "dockerfile" | "workload">();
  for (const fact of facts) {
    if (fact.kind === "dockerfile") kinds.set(fact.at.file, fact.kind);
    if (fact.kind === "workload") kinds.set(fact.id, fact.kind);
  }
  const counts = new Map<string, number>();
  for (const [subject, kind] of kinds)
    for (const node of about.get(subject) ?? []) {
      const key = `${node} ${kind}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  /** With fewer of them proved, a claim is partial. */
  return ({ node, facts: [first] }: Pair): number =>
    counts.get(`${node} ${kinds.get(first?.about ?? "")}`) ?? 1;
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
