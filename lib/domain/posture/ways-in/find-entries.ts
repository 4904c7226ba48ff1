import type { EntryType } from "../../catalogue/entry-types";
import type { PipelineNode } from "../../pipeline/document";
import { acting, stateAt } from "./acting-steps";
import {
  closingAtEnd,
  closingAtNode,
  closingAtStart,
  type Closing,
  closingOfLeak,
  closingOnEdge,
} from "./closing";
import type { Door } from "./beginning";
import { isFlow } from "./is-flow";
import { findThirdParty } from "./third-party";
import { rightOf, type WaysMap } from "./ways-map";

/** One technique at an entry; several if one secret opens several things. */
export interface Start {
  readonly closing: Closing;
  /** `stateAt` numbers. */
  readonly states: readonly number[];
  readonly doors: readonly Door[];
  /** The map itself says so. */
  readonly isShown: boolean;
  /** The edge that a stored secret is for. */
  readonly edge?: number;
}

/** A possible entry point, whatever the claims. @see Analysis 8.1 */
export interface FoundEntry {
  readonly type: EntryType;
  readonly starts: readonly Start[];
  /** Its artifact counts as built by its publishers. */
  readonly isPublishers: boolean;
}

/** The entries at one place, in the order of the types. */
export interface FoundPlace {
  /** A node, or -1; an edge, or -1. */
  readonly node: number;
  readonly edge: number;
  readonly entries: readonly FoundEntry[];
}

/**
 * Nodes first, then edges, by index. O((nodes + edges) x applicable controls).
 * @param at the indexes to search, ascending; all unless given
 */
export function findEntries(
  map: WaysMap,
  at: { readonly nodes: Iterable<number>; readonly edges: Iterable<number> } = {
    nodes: map.graph.nodes.keys(),
    edges: map.graph.edges.keys(),
  },
): readonly FoundPlace[] {
  const { graph } = map;
  const isThirdParty = findThirdParty(graph);
  const atNode = (node: PipelineNode, index: number): FoundPlace => ({
    node: index,
    edge: -1,
    entries: [
      ...untrustedChange(map, index),
      ...storedSecret(map, node, index),
      ...service(map, node, index),
      ...lostLaptop(map, node, index),
    ],
  });
  const onEdge = (edge: number): FoundPlace => ({
    node: -1,
    edge,
    entries: [
      ...(isThirdParty(edge) ? thirdParty(map, edge) : []),
      ...leakedSecret(map, edge),
      ...trustedService(map, edge),
    ],
  });
  const found: FoundPlace[] = [];
  for (const index of at.nodes) {
    const node = graph.nodes[index];
    if (node) found.push(atNode(node, index));
  }
  for (const edge of at.edges) found.push(onEdge(edge));
  return found.filter(({ entries }) => entries.length > 0);
}

function entry(type: EntryType, start: Start, isPublishers = false): FoundEntry {
  return { type, starts: [start], isPublishers };
}

const noDoors: readonly Door[] = [];

function untrustedChange(map: WaysMap, at: number): readonly FoundEntry[] {
  if (map.strangersReach[at] === 0) return [];
  const closing = closingAtNode(map, "untrusted-change", at);
  return [
    entry("untrusted-change", { closing, states: [stateAt(at, acting.job)], doors: noDoors, isShown: true }),
  ];
}

function thirdParty(map: WaysMap, edge: number): readonly FoundEntry[] {
  const { edges, to } = map.graph;
  const end = to[edge] ?? 0;
  const isTool = edges[edge]?.artifact === "tool";
  const states = isTool ? [stateAt(end, acting.job)] : [];
  const doors = isTool ? noDoors : [{ node: end, edge }];
  const isShown = map.pinned[edge] === false;
  return (["moved-tag", "hostile-dependency"] as const).map((type) =>
    entry(type, { closing: closingOnEdge(map, type, edge), states, doors, isShown }, true),
  );
}

function leakedSecret(map: WaysMap, edge: number): readonly FoundEntry[] {
  const { nodes, edges, from } = map.graph;
  const start = nodes[from[edge] ?? 0]?.kind;
  if (edges[edge]?.artifact !== "credential" || start === undefined) return [];
  if (start === "developer" || start === "service" || isAutomation(start)) return [];
  const begin = byCredential(map, edge);
  return [entry("leaked-secret", { closing: closingOfLeak(map, edge), ...begin, isShown: true })];
}

/** The holder of a credential controls its end, or steps into it if it may only publish or deploy. */
function byCredential(map: WaysMap, edge: number): Pick<Start, "states" | "doors"> {
  const end = map.graph.to[edge] ?? 0;
  return rightOf(map.graph, edge) === undefined
    ? { states: [stateAt(end, acting.hostile)], doors: noDoors }
    : { states: [], doors: [{ node: end, edge }] };
}

function trustedService(map: WaysMap, edge: number): readonly FoundEntry[] {
  const { nodes, edges, from } = map.graph;
  if (edges[edge]?.artifact !== "credential" || nodes[from[edge] ?? 0]?.kind !== "service") return [];
  const closing = closingAtEnd(map, "trusted-service", edge);
  if (closing.closers.length === 0) return [];
  return [entry("trusted-service", { closing, ...byCredential(map, edge), isShown: false })];
}

const carriedBySecrets: ReadonlySet<string> = new Set(["image", "parent-image", "container", "manifest"]);

/** All secrets stored at one node, as one entry. */
function storedSecret(map: WaysMap, { kind }: PipelineNode, at: number): readonly FoundEntry[] {
  if (!isAutomation(kind)) return [];
  const { edges, to, leavingFrom, leaving } = map.graph;
  const starts: Start[] = [];
  for (const edge of leaving.subarray(leavingFrom[at], leavingFrom[at + 1])) {
    const artifact = edges[edge]?.artifact ?? "code";
    const isCredential = artifact === "credential";
    if (!isCredential && (kind === "builder" || !carriedBySecrets.has(artifact))) continue;
    const end = to[edge] ?? 0;
    starts.push({
      closing: closingAtStart(map, "stored-secret", edge),
      ...(isCredential ? byCredential(map, edge) : { states: [], doors: [{ node: end, edge }] }),
      isShown: isCredential,
      edge,
    });
  }
  return starts.length === 0 ? [] : [{ type: "stored-secret", starts, isPublishers: false }];
}

function isAutomation(kind: PipelineNode["kind"]): boolean {
  return kind === "ci" || kind === "builder" || kind === "delivery";
}

const services: ReadonlySet<PipelineNode["kind"]> = new Set([
  "source-repository",
  "ci",
  "production-registry",
  "package-registry",
  "delivery",
  "orchestrator",
  "host",
]);

function service(map: WaysMap, { kind }: PipelineNode, at: number): readonly FoundEntry[] {
  const { leavingFrom, enteringFrom } = map.graph;
  if (kind === "workload") return exposedWorkload(map, at);
  const hasEdge = leavingFrom[at] !== leavingFrom[at + 1] || enteringFrom[at] !== enteringFrom[at + 1];
  if (!services.has(kind) || !hasEdge) return [];
  if (kind === "package-registry" && !isSupplied(map, at)) return [];
  const isExposed = kind !== "source-repository" && kind !== "ci" && isHandedByStranger(map, at);
  const whole = [stateAt(at, acting.hostile)];
  // An account takes the way of any change: onto a branch, and past review into merged code.
  const account =
    kind === "source-repository"
      ? { states: [stateAt(at, acting.branch)], doors: [{ node: at, edge: -1 }] }
      : { states: whole, doors: noDoors };
  return (["stolen-account", "exposed-service", "unpatched-service"] as const).flatMap((type) => {
    const closing = closingAtNode(map, type, at);
    const isShown = type === "exposed-service" && isExposed;
    if (closing.closers.length === 0 && !isShown) return [];
    if (type === "unpatched-service" && map.isHosted[at] === 1) return [];
    const begin = type === "stolen-account" ? account : { states: whole, doors: noDoors };
    return [entry(type, { closing, ...begin, isShown })];
  });
}

/** A stranger's connection to a workload is its traffic, which finds its flaws. */
function exposedWorkload(map: WaysMap, at: number): readonly FoundEntry[] {
  const { from, enteringFrom, entering } = map.graph;
  const edges = entering.subarray(enteringFrom[at], enteringFrom[at + 1]);
  if (!edges.some((edge) => map.isStranger[from[edge] ?? 0] === 1)) return [];
  const closing = closingAtNode(map, "exposed-service", at);
  return [
    entry("exposed-service", {
      closing,
      states: [stateAt(at, acting.hostile)],
      doors: noDoors,
      isShown: true,
    }),
  ];
}

/** A flow or tool edge enters it. */
function isSupplied({ graph }: WaysMap, at: number): boolean {
  const { edges, enteringFrom, entering } = graph;
  return entering
    .subarray(enteringFrom[at], enteringFrom[at + 1])
    .some((edge) => isFlow(graph, edge) || edges[edge]?.artifact === "tool");
}

function isHandedByStranger({ graph, isStranger }: WaysMap, at: number): boolean {
  const { from, enteringFrom, entering } = graph;
  return entering
    .subarray(enteringFrom[at], enteringFrom[at + 1])
    .some((edge) => isFlow(graph, edge) && isStranger[from[edge] ?? 0] === 1);
}

function lostLaptop(map: WaysMap, { kind }: PipelineNode, at: number): readonly FoundEntry[] {
  if (kind !== "developer" || map.isStranger[at] === 1) return [];
  const { graph } = map;
  const out = [...graph.leaving.subarray(graph.leavingFrom[at], graph.leavingFrom[at + 1])];
  const keys = out.some((edge) => graph.edges[edge]?.artifact === "credential");
  const handed = out.filter((edge) => isFlow(graph, edge));
  if (!keys && handed.length === 0) return [];
  const isPast = handed.some((edge) => graph.nodes[graph.to[edge] ?? 0]?.kind !== "source-repository");
  const closing: Closing = { type: "lost-laptop", ways: [], closers: [], raised: [] };
  return [
    entry("lost-laptop", {
      closing,
      states: [stateAt(at, acting.hostile)],
      doors: noDoors,
      isShown: keys || isPast,
    }),
  ];
}
