import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import type { ClaimStatus, Evidence, PipelineEdge, PipelineNode } from "../domain/pipeline/document";
import { artifacts, claimStatuses } from "../domain/pipeline/document-lists";
import { compromisedBy } from "../domain/posture/compromise";
import type { Posture, Proof } from "../domain/posture/posture";
import type { ChangeToMake, Compromise, WayIn } from "../domain/posture/ways-in/way-in";
import { aPipeline, type PipelineBuilder } from "./builders";
import { judge, judgedOn } from "./judge";

// Tiny maps as one writes them down, and questions to them as one asks them.

/** Nodes that are what they are called, beside those of `aPipeline`. */
const called: { readonly [id: string]: Partial<PipelineNode> } = {
  fork: { kind: "developer", external: true },
  ana: { kind: "developer" },
  npm: { kind: "package-registry" },
  proxy: { kind: "package-registry" },
  mirror: { kind: "parent-registry" },
  builder2: { kind: "builder" },
  vault: { kind: "service" },
  ci2: { kind: "ci" },
  library: { kind: "source-repository" },
  jenkins: { kind: "ci", technologies: ["jenkins"] },
  jenkins2: { kind: "ci", technologies: ["jenkins"] },
  github: { kind: "source-repository", technologies: ["github"] },
  k8s: { kind: "orchestrator", technologies: ["kubernetes"] },
  staging: { kind: "orchestrator", environment: "staging" },
};

/** What is said of a connection, after its artifact. */
const said: { readonly [word: string]: Partial<PipelineEdge> } = {
  hand: { automated: false },
  machine: { automated: true },
  pinned: { pinned: true },
  floating: { pinned: false },
  publish: { right: "publish" },
};

/**
 * A map by its ways: `drawn("laptop code repository code ci image registry", "npm tool:pinned ci")`. An edge is called
 * `from-to`, a further one between the same nodes `from-to-artifact`.
 */
export function drawn(...ways: readonly string[]): PipelineBuilder {
  const split = ways.map((way) => way.split(" "));
  const ids = new Set(split.flatMap((words) => words.filter((_word, index) => index % 2 === 0)));
  let map = aPipeline();
  for (const id of ids) map = map.node(id, called[id] ?? {});
  for (const words of split)
    for (let at = 1; at + 1 < words.length; at += 2) {
      const [name, ...more] = (words[at] ?? "").split(":");
      const artifact = artifacts.find((one) => one === name);
      if (!artifact) throw new Error(`"${name}" is no artifact`);
      const fields: Partial<PipelineEdge> = Object.assign({}, ...more.map((word) => said[word]));
      const [from = "", to = ""] = [words[at - 1], words[at + 1]];
      const isDrawn = map.toDocument().edges.some(({ id }) => id === `${from}-${to}`);
      map = map.edge(from, to, { artifact, ...fields, ...(isDrawn ? { id: `${from}-${to}-${name}` } : {}) });
    }
  return map;
}

const evidence: { readonly [word: string]: Evidence["result"] } = {
  proven: "supports",
  contradicted: "contradicts",
};

/**
 * Adds claims: `claimed(map, "ci img-sign", "ci base-pin-digest missing", "ci dep-cooldown proven")`; what says no more is
 * implemented, `proven` and `contradicted` are so by evidence.
 */
export function claimed(map: PipelineBuilder, ...claims: readonly string[]): PipelineBuilder {
  return claims.reduce((all, claim) => {
    const [node = "", control = "", word] = claim.split(" ");
    const status: ClaimStatus = claimStatuses.find((one) => one === word) ?? "implemented";
    const result = evidence[word ?? ""];
    const shown = result && [{ id: "v", title: "A report", result, effective: "2026-11-01" }];
    return all.claim(node, control, { status, ...(shown ? { evidence: shown } : {}) });
  }, map);
}

/** The way in at a node or, as `from>to`, at a connection. */
export function rowAt(map: PipelineBuilder, place: string, proof: Proof = "declared"): WayIn | undefined {
  return judge(map).waysIn[proof].find(({ places: [first] }) => first && placeWords(map, first) === place);
}

export function placeWords(map: PipelineBuilder, place: WayIn["places"][number]): string {
  if ("node" in place) return place.node;
  const edge = map.toDocument().edges.find(({ id }) => id === place.edge);
  return `${edge?.source}>${edge?.target}`;
}

/** `type: state, said or assumed` of each entry of a way in; none where there is no such row. */
export function entriesAt(map: PipelineBuilder, place: string): readonly string[] {
  return (rowAt(map, place)?.entries ?? []).map(
    (entry) => `${entry.type}: ${entry.state}, ${entry.said ? "said" : "assumed"}`,
  );
}

/** Whether an entry arises, and how it stands. */
export function entryAt(map: PipelineBuilder, place: string, type: string, proof?: Proof): string {
  return rowAt(map, place, proof)?.entries.find((entry) => entry.type === type)?.state ?? "none";
}

export function ifHostile(map: PipelineBuilder, node: string): Compromise {
  return compromisedBy(map.build(), mappedCatalogue, judgedOn, node, "declared");
}

/** In one line: `implement ci img-sign`, `remove laptop-ci`, `insert mirror hub-ci`. */
export function changeWords(change: ChangeToMake): string {
  if ("together" in change) return change.together.map(changeWords).join(" + ");
  if ("implement" in change) return `implement ${change.implement.node} ${change.implement.control}`;
  if ("remove" in change) return `remove ${change.remove}`;
  if ("revoke" in change) return `revoke ${change.revoke}`;
  if ("lead" in change) return `lead ${change.lead.edge} ${change.lead.to}`;
  return `insert ${change.insert.kind} ${change.insert.edge}`;
}

export function changesOf(map: PipelineBuilder): Posture["bestChanges"] {
  return judge(map).bestChanges;
}
