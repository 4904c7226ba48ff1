import type { Control } from "../../catalogue/catalogue";
import { isolation, signer } from "../../catalogue/named-controls";
import { isRegistry } from "../../pipeline/is-registry";
import { isRunner } from "../../pipeline/runners";
import { oncePer } from "../../once-per";
import { isOpen } from "../coverage/effective-status";
import type { Judged } from "../findings/judge-gates";
import { originalOf } from "../gates/gate-graph";
import type { MapGrounds } from "../map-facts";
import type { Remedies } from "../ways-in/find-remedies";
import { isFlow } from "../ways-in/is-flow";
import { countIn } from "../ways-in/bit-rows";
import type { JudgedEntry } from "../ways-in/judge-entries";
import type { Standing } from "../ways-in/standing";
import { findThirdParty, thirdPartyRegistries } from "../ways-in/third-party";
import type { ChangeToMake, InsertKind } from "../ways-in/way-in";
import { insertedStep } from "../what-if/inserted-step";
import { findRemovable } from "./removable";

/** A change that could be made, with the most that it could bring. */
export interface ChangeCandidate {
  readonly change: ChangeToMake;
  readonly effort: number;
  /** Where the change is, for ties: a node index. */
  readonly node: number;
  /** The edge that is changed, or -1. */
  readonly edge: number;
  /** The control that is implemented or inserted, if one is. */
  readonly control?: Control;
  /** The entries on whose unguarded ways it bears. */
  readonly entries: ReadonlySet<JudgedEntry>;
  /** Strangers' changes would run apart there, so that no other gate has to stop them any more. */
  readonly isApart: boolean;
  /** Pairs that a gate would close there: exact for a control, but where it sets apart; the most there can be for that and for an edge. */
  readonly pairs: number;
  readonly surePairs: number;
}

export interface ChangeGrounds {
  readonly grounds: MapGrounds;
  readonly standing: Standing;
  readonly judged: readonly Judged[];
  readonly remedies: Remedies;
  readonly controls: readonly Control[];
  /** The entries with unguarded ways. */
  readonly open: ReadonlySet<JudgedEntry>;
  /** A change of connections may bear on any of them: those that arise at a connection or by one, and what stands for others by hand. */
  readonly isWhole: boolean;
}

const nobody: ReadonlySet<JudgedEntry> = new Set();

/** Controls that would close something, sign, or stop somebody somewhere (docs/analysis-definitions.md). */
export function controlCandidates(change: ChangeGrounds): readonly ChangeCandidate[] {
  const { grounds, standing, judged, remedies, open } = change;
  const { graph, waysMap } = grounds;
  const closesAt = new Map<
    string,
    { readonly closes: ReadonlyMap<number, number>; readonly isSure: boolean }
  >();
  for (const { protectedMap, gates } of judged)
    for (const [index, { id }] of protectedMap.rules.gates.entries()) {
      const gate = gates[index];
      if (gate) closesAt.set(id, { closes: gate.closes, isSure: gate.verdict.verdict === "bypassed" });
    }
  const exposed = exposedPairs(judged);
  const handed = handedByStrangers(judged);
  const isSigned = standing.signs.some((signs, node) => signs === 1 && waysMap.leads[node] === 1);
  const isVerified = standing.guardsAt.some((guards) =>
    guards.some(({ control }) => control.gate.provedBy !== undefined),
  );
  const found: ChangeCandidate[] = [];
  for (const [node, controls] of waysMap.controlsAt.entries())
    for (let index = 0; index < controls.length; index++) {
      const control = controls[index];
      if (!control) continue;
      const status = standing.statusesAt[node]?.[index] ?? "not-applicable";
      if (!isOpen(status, standing.proof)) continue;
      const closesSomething = control.closes !== undefined && control.closes.length > 0;
      if (control.gate && waysMap.isInHand[node] === 1 && !closesSomething) continue;
      const isSigner = control.id === signer && !isSigned && isVerified;
      const entries = isSigner ? open : (remedies.at[node]?.get(control.id) ?? nobody);
      const gate = closesAt.get(control.id);
      const own = gate?.closes.get(node) ?? 0;
      // What strangers hand straight to it no gate has to stop any more.
      const isApart = control.id === isolation && handed.has(node);
      const pairs = isApart ? exposed.pairs : own;
      if (entries.size === 0 && pairs === 0) continue;
      found.push({
        change: { implement: { node: graph.nodes[node]?.id ?? "", control: control.id } },
        effort: effortOf(control, isSigned),
        node,
        edge: -1,
        control,
        entries,
        isApart,
        pairs,
        surePairs: isApart ? exposed.surePairs : gate?.isSure === true ? own : 0,
      });
    }
  return found;
}

/** Of all gates, and of those that are in place somewhere. */
function exposedPairs(judged: readonly Judged[]): Pick<ChangeCandidate, "pairs" | "surePairs"> {
  let [pairs, surePairs] = [0, 0];
  for (const { gates } of judged)
    for (const { verdict } of gates) {
      pairs += verdict.exposedTargets.length;
      if (verdict.verdict === "bypassed") surePairs += verdict.exposedTargets.length;
    }
  return { pairs, surePairs };
}

/** The nodes that strangers hand something straight to. */
function handedByStrangers([batch]: readonly Judged[]): ReadonlySet<number> {
  if (!batch) return new Set();
  const { graph, fromStrangers } = batch.protectedMap;
  return new Set(fromStrangers.map((edge) => originalOf(graph, graph.to[edge] ?? 0)));
}

/** A check of what nobody makes yet takes one more. */
function effortOf(control: Control, isSigned: boolean): number {
  const isUnserved = control.gate?.provedBy === signer && !isSigned;
  return (control.effort ?? 1) + (isUnserved ? 1 : 0);
}

const nodeEffort = 2;
const leadsTo = 3;

/** Flow edges that could be removed; what each alone defeats is a hand-over's. */
export function removalCandidates(change: ChangeGrounds): readonly ChangeCandidate[] {
  const registries = thirdPartyRegistries(change.grounds.graph);
  return findRemovable(change.grounds, (node) => registries[node] === 1).map((edge) =>
    onEdge(change, edge, { remove: change.grounds.graph.edges[edge]?.id ?? "" }, 1),
  );
}

/** Edges that could be led elsewhere or revoked, and nodes that could be put into them. */
export function edgeCandidates(change: ChangeGrounds): readonly ChangeCandidate[] {
  const { grounds, controls, standing } = change;
  const { graph, waysMap } = grounds;
  const { nodes, edges, from, to } = graph;
  const isThirdParty = findThirdParty(graph);
  const isSigned = standing.signs.some((signs, node) => signs === 1 && waysMap.leads[node] === 1);
  const byId = new Map(controls.map((control) => [control.id, control]));
  const found: ChangeCandidate[] = [];
  const insert = (edge: number, kind: InsertKind) => {
    const step = insertedStep(controls, kind, edges[edge] ?? { artifact: "image" });
    const control = step && byId.get(step.control);
    if (!control) return;
    const more = effortOf(control, isSigned) - (control.effort ?? 1);
    const toInsert = { insert: { edge: edges[edge]?.id ?? "", kind } };
    found.push({ ...onEdge(change, edge, toInsert, nodeEffort + more), control });
  };
  for (const [edge, { id, artifact }] of edges.entries()) {
    const [start, end] = [nodes[from[edge] ?? 0], nodes[to[edge] ?? 0]];
    if (!start || !end) continue;
    const isOutside = waysMap.isStranger[from[edge] ?? 0] === 1;
    if (artifact === "credential") {
      const isHeld =
        (start.kind === "developer" && !isOutside) || start.kind === "source-repository" || isRegistry(start);
      if (isHeld) found.push(onEdge(change, edge, { revoke: id }, nodeEffort));
      continue;
    }
    if (isThirdParty(edge)) insert(edge, "mirror");
    if (!isFlow(graph, edge)) continue;
    const isTaken = (artifact === "image" || artifact === "container") && !isRunner(start) && isRunner(end);
    if (isTaken && start.kind !== "developer") insert(edge, "promotion");
    if (isTaken) insert(edge, "verifier");
    if (start.kind !== "developer" || isOutside || end.kind === "source-repository") continue;
    for (const repository of repositoriesInto(change, to[edge] ?? 0))
      found.push(onEdge(change, edge, { lead: { edge: id, to: nodes[repository]?.id ?? "" } }, 1));
  }
  return found;
}

/** The first few repositories, by name, that lead to a node. */
function repositoriesInto({ grounds: { graph } }: ChangeGrounds, end: number): readonly number[] {
  const { nodes, from, enteringFrom, entering } = graph;
  const known = new Set([end]);
  for (const node of known)
    for (const edge of entering.subarray(enteringFrom[node], enteringFrom[node + 1]))
      if (isFlow(graph, edge)) known.add(from[edge] ?? 0);
  known.delete(end);
  return [...known]
    .filter((node) => nodes[node]?.kind === "source-repository")
    .toSorted((a, b) => a - b)
    .slice(0, leadsTo);
}

function onEdge(change: ChangeGrounds, edge: number, made: ChangeToMake, effort: number): ChangeCandidate {
  const { grounds, remedies, open, isWhole } = change;
  const { nowhere, sure, sureAlong } = pairsOnEdges(change);
  const id = grounds.graph.edges[edge]?.id ?? "";
  const surePairs = isWhole ? sure : (sureAlong.get(id) ?? 0);
  return {
    change: made,
    effort,
    node: grounds.graph.from[edge] ?? 0,
    edge,
    entries: isWhole ? open : (remedies.along.get(edge) ?? nobody),
    isApart: false,
    pairs: nowhere + surePairs,
    surePairs,
  };
}

interface PairsOnEdges {
  /** Of gates that are in place nowhere. */
  readonly nowhere: number;
  /** Of gates that are bypassed, and by edge those whose open ways lie along it. */
  readonly sure: number;
  readonly sureAlong: ReadonlyMap<string, number>;
}

const pairsOnEdges = oncePer(({ judged }: ChangeGrounds): PairsOnEdges => {
  let [nowhere, sure] = [0, 0];
  const sureAlong = new Map<string, number>();
  for (const { gates } of judged)
    for (const { verdict } of gates) {
      const pairs = verdict.exposedTargets.length;
      if (verdict.verdict === "stands-nowhere") nowhere += pairs;
      if (verdict.verdict !== "bypassed") continue;
      sure += pairs;
      for (const edge of verdict.openEdges) sureAlong.set(edge, (sureAlong.get(edge) ?? 0) + pairs);
    }
  return { nowhere, sure, sureAlong };
});

/** How many triples of an entry, its place and a target there are: those that are said, without an assumed step, and all. */
export const triplesOf = oncePer(
  ({ unguarded, sure, isSaid }: JudgedEntry): { readonly sure: number; readonly ways: number } => ({
    sure: isSaid ? countIn(sure) : 0,
    ways: countIn(unguarded),
  }),
);
