import type { Control } from "../../catalogue/catalogue";
import { signer } from "../../catalogue/named-controls";
import { isRegistry } from "../../pipeline/is-registry";
import { isRunner } from "../../pipeline/runners";
import { oncePer } from "../../once-per";
import { isOpen } from "../coverage/effective-status";
import type { Judged } from "../findings/judge-gates";
import type { MapGrounds } from "../map-facts";
import { findUnsigned } from "../graph/unsigned";
import { addSet, isEmpty } from "../ways-in/bit-rows";
import type { Remedies } from "../ways-in/find-remedies";
import { isFlow } from "../ways-in/is-flow";
import { isLacking } from "../ways-in/closed-state";
import type { Standing } from "../ways-in/standing";
import { findThirdParty, thirdPartyRegistries } from "../ways-in/third-party";
import type { WaysMap } from "../ways-in/ways-map";
import type { ChangeToMake, InsertKind, SingleChange } from "../ways-in/way-in";
import { insertedStep } from "../what-if/inserted-step";
import { findRemovable } from "./removable";

/** One change on one node or edge. */
export interface ChangePart {
  readonly change: SingleChange;
  readonly effort: number;
  /** Where the change is, for ties: a node index. */
  readonly node: number;
  /** The edge that is changed, or -1. */
  readonly edge: number;
  /** The control that is implemented or inserted, if one is. */
  readonly control?: Control;
  /** A control that the team called lacking, or an edge that is drawn and goes. */
  readonly isKnown: boolean;
}

/** A possible change: one part, or a set of them, with the entries that it may affect. */
export interface ChangeCandidate {
  readonly change: ChangeToMake;
  readonly parts: readonly ChangePart[];
  readonly effort: number;
  /** The entries on whose unprotected paths it bears, by their numbers (`Remedies`). */
  readonly entries: Int32Array;
  /** It may bear on any of them. */
  readonly isWhole: boolean;
  /** Pairs that a gate would close there: exact for a control; the most there can be for an edge. */
  readonly pairs: number;
  readonly surePairs: number;
}

export interface ChangeGrounds {
  readonly grounds: MapGrounds;
  readonly standing: Standing;
  readonly judged: readonly Judged[];
  readonly remedies: Remedies;
  readonly controls: readonly Control[];
  /** The entries with unprotected paths, all of them. */
  readonly open: Int32Array;
  /** A change of connections may affect any of them: entries at or through a connection, and manual ones. */
  readonly isWhole: boolean;
}

/** How many nodes are visited in one step of the work. */
const mostAtOnce = 16;

/** Controls that would close an entry, sign an artifact or block an attacker (Analysis 10.1). */
export function* controlCandidates(change: ChangeGrounds): Generator<undefined, readonly ChangeCandidate[]> {
  const { judged } = change;
  const { waysMap } = change.grounds;
  const closesAt = new Map<
    string,
    { readonly closes: ReadonlyMap<number, number>; readonly isSure: boolean }
  >();
  for (const { protectedMap, gates } of judged)
    for (const [index, { id }] of protectedMap.rules.gates.entries()) {
      const gate = gates[index];
      if (gate) closesAt.set(id, { closes: gate.closes, isSure: gate.verdict.verdict === "bypassed" });
    }
  const found: ChangeCandidate[] = [];
  for (const [node, controls] of waysMap.controlsAt.entries()) {
    if (node % mostAtOnce === mostAtOnce - 1) yield;
    for (const control of controls) {
      const part = controlPart(change, node, control);
      if (!part) continue;
      const entries = entriesAt(change, node, control);
      if (isEmpty(entries)) continue;
      const gate = closesAt.get(control.id);
      const pairs = gate?.closes.get(node) ?? 0;
      found.push({
        ...alone(part),
        entries,
        isWhole: false,
        pairs,
        surePairs: gate?.isSure === true ? pairs : 0,
      });
    }
  }
  return found;
}

/** The entries whose unprotected paths a control on a node closes, at least in part: also by signing for a check. */
function entriesAt(
  { grounds: { waysMap }, standing, remedies, open }: ChangeGrounds,
  node: number,
  control: Control,
): Int32Array {
  const found = remedies.at[node]?.get(control.id)?.slice() ?? new Int32Array(open.length);
  if (control.id !== signer) return found;
  for (const edge of signedBy(waysMap, standing, node)) {
    const along = remedies.along.get(edge);
    if (along) addSet(found, along);
  }
  return found;
}

/** The connections into checks of signatures that nothing unsigned would come by, if a node signed. O(nodes + edges). */
function signedBy(
  { graph, mayBuild }: WaysMap,
  { signs, isUnsigned, guardsAt }: Standing,
  node: number,
): readonly number[] {
  const after = findUnsigned({ graph, mayBuild, signs: signs.with(node, 1) });
  return [...graph.to.keys()].filter(
    (edge) =>
      isUnsigned[edge] === 1 &&
      after[edge] !== 1 &&
      guardsAt[graph.to[edge] ?? 0]?.some(({ control }) => control.gate.provedBy === signer) === true,
  );
}

/** A control that could be put in place on a node: it applies, is neither effective nor set aside, and no gate at a node in hand. */
export function controlPart(
  { grounds: { graph, waysMap }, standing }: Pick<ChangeGrounds, "grounds" | "standing">,
  node: number,
  control: Control,
): ChangePart | undefined {
  const index = waysMap.controlsAt[node]?.indexOf(control) ?? -1;
  const status = standing.statusesAt[node]?.[index] ?? "not-applicable";
  if (!isOpen(status, standing.proof)) return undefined;
  const closesSomething = control.closes !== undefined && control.closes.length > 0;
  if (control.gate && waysMap.isInHand[node] === 1 && !closesSomething) return undefined;
  return {
    change: { implement: { node: graph.nodes[node]?.id ?? "", control: control.id } },
    effort: control.effort ?? 1,
    node,
    edge: -1,
    control,
    isKnown: isLacking(status) || status === "stale",
  };
}

function alone(part: ChangePart): Pick<ChangeCandidate, "change" | "parts" | "effort"> {
  return { change: part.change, parts: [part], effort: part.effort };
}

const nodeEffort = 2;
const leadsTo = 3;

/** Flow edges that could be removed; the ranking of connections uses what each opens by itself. */
export function removalCandidates(change: ChangeGrounds): readonly ChangeCandidate[] {
  const registries = thirdPartyRegistries(change.grounds.graph);
  return findRemovable(change.grounds, (node) => registries[node] === 1).map((edge) =>
    onEdge(change, edge, { remove: change.grounds.graph.edges[edge]?.id ?? "" }, 1),
  );
}

/** Edges that could be led elsewhere or revoked, and nodes that could be put into them. */
export function edgeCandidates(change: ChangeGrounds): readonly ChangeCandidate[] {
  const { grounds, controls } = change;
  const { graph, waysMap } = grounds;
  const { nodes, edges, from, to } = graph;
  const isThirdParty = findThirdParty(graph);
  const byId = new Map(controls.map((control) => [control.id, control]));
  const found: ChangeCandidate[] = [];
  const insert = (edge: number, kind: InsertKind) => {
    const step = insertedStep(controls, kind, edges[edge] ?? { artifact: "image" });
    const control = step && byId.get(step.control);
    if (!control) return;
    found.push(onEdge(change, edge, { insert: { edge: edges[edge]?.id ?? "", kind } }, nodeEffort, control));
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

function onEdge(
  change: ChangeGrounds,
  edge: number,
  made: SingleChange,
  effort: number,
  control?: Control,
): ChangeCandidate {
  const { grounds, remedies, open, isWhole } = change;
  const { nowhere, sure, sureAlong } = pairsOnEdges(change);
  const surePairs = isWhole ? sure : (sureAlong.get(grounds.graph.edges[edge]?.id ?? "") ?? 0);
  return {
    ...alone({
      change: made,
      effort,
      node: grounds.graph.from[edge] ?? 0,
      edge,
      ...(control ? { control } : {}),
      isKnown: !("insert" in made),
    }),
    entries: isWhole ? open : (remedies.along.get(edge) ?? new Int32Array(open.length)),
    isWhole,
    pairs: nowhere + surePairs,
    surePairs,
  };
}

interface PairsOnEdges {
  /** Of gates that are not in place. */
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
