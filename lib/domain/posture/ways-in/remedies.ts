import { isolation, review, signer } from "../../catalogue/named-controls";
import { isRegistry } from "../../pipeline/is-registry";
import { acting, howOfState, nodeOfState, stateAt } from "./acting-steps";
import type { AttackGraph, AttackStep } from "./attack-graph";
import type { Attacker } from "./attacker";
import type { Door } from "./beginning";
import { isEmpty, without } from "./bit-rows";
import { stateOf } from "./closed-state";
import { type CloserAt, type Closing, closingAtNode, closingOnEdge } from "./closing";
import type { Proof } from "../posture";
import type { GateControl } from "../gates/gate-rules";
import { gatesAmong, type Guard, isByDelivery } from "./guards";
import type { JudgedEntry } from "./judge-entries";
import { unsignedNodes } from "../graph/unsigned";
import { isShut, makerBits } from "./standing";

/**
 * A control on a node that would close an unprotected path, or a part of it.
 * @param isRaised it is the recommended place; a closer of an edge works at its other places too
 */
export type VisitRemedy = (node: number, control: string, isRaised: boolean) => void;

/**
 * Every control that closes the beginning of an open entry with a path to a target (Analysis 10.1); some repeat, and some are in
 * place.
 */
export function forEachStartRemedy(
  attacker: Attacker,
  { beginning, starts, type, place: { node } }: JudgedEntry,
  { leadingStates, leadingDoors }: Pick<AttackGraph, "leadingStates" | "leadingDoors">,
  visit: VisitRemedy,
): void {
  const doorAt = new Map(beginning.doors.map((door, index) => [door, index]));
  // An account at a repository can merge changes that need no review: review alone ends that.
  const isMerging = type === "stolen-account" && leadingStates.has(stateAt(node, acting.merged));
  for (const { closing, states, doors } of starts) {
    const isLeading =
      isMerging ||
      states.some((state) => leadingStates.has(state)) ||
      doors.some((door) => leadingDoors.has(doorAt.get(door) ?? -1));
    if (isLeading) forEachCloser(closing, attacker.standing.proof, visit);
  }
  if (isMerging) visit(node, review, true);
  if ((beginning.marks & makerBits.signed) === 0) return;
  const unsigned = { ...beginning, marks: beginning.marks & ~makerBits.signed };
  const [withKey, withoutKey] = [beginning, unsigned].map((one) => attacker.outcome(one, false).unguarded);
  if (withKey && withoutKey && !isEmpty(without(withKey, withoutKey)))
    forEachCloser(closingAtNode(attacker.map, "signing-key", node), attacker.standing.proof, visit);
}

/** The controls that close a spread, and the gates that would block the last spread attacker on an unprotected path. */
export function forEachStepRemedy(
  attacker: Attacker,
  isUntrustedChange: boolean,
  step: AttackStep,
  visit: VisitRemedy,
): void {
  const { map } = attacker;
  if (step.how === "acting") return forEachActingRemedy(attacker, step.from, step.to, step.edge, visit);
  if (step.how === "door" && step.from !== undefined && howOfState(step.from) === acting.job)
    forEachCloser(closingAtNode(map, "job-rights", nodeOfState(step.from)), attacker.standing.proof, visit);
  const isDoor = step.how === "door";
  forEachHandedRemedy(
    attacker,
    {
      from: isDoor ? (step.from === undefined ? -1 : nodeOfState(step.from)) : step.from,
      node: isDoor ? step.door.node : (map.steps.to[step.step] ?? 0),
      edges: isDoor ? [step.door.edge] : (map.steps.edges[step.step] ?? []),
      marks: step.marks,
      isUntrustedChange,
    },
    visit,
    (edges) => visitSigners(attacker, edges, visit),
  );
}

/** What lies beside these edges for an attacker-controlled node: rights to publish or deploy, and parallel connections. */
function besides(
  { map: { graph, steps }, isHostile, released }: Attacker,
  from: number,
  node: number,
  edges: readonly number[],
): readonly number[] {
  if (from === -1 || !isHostile(from)) return [];
  const all = released.flatMap(({ node: end, edge }) =>
    end === node && graph.from[edge] === from ? [edge] : [],
  );
  if (all.length === 0) return [];
  for (let place = steps.leavingFrom[from] ?? 0; place < (steps.leavingFrom[from + 1] ?? 0); place++) {
    const step = steps.leaving[place] ?? 0;
    if (steps.to[step] === node) all.push(...(steps.edges[step] ?? []));
  }
  return all.filter((edge) => !edges.includes(edge));
}

/** Each node that would have to sign for a signature check to count on these edges. */
export function visitSigners(
  { map, standing }: Attacker,
  edges: readonly number[],
  visit: VisitRemedy,
): void {
  for (const node of unsignedNodes({ ...map, signs: standing.signs }, edges)) {
    const control = map.controlsAt[node]?.find(({ id }) => id === signer);
    if (control) visit(node, control.id, true);
  }
}

/** A step onto a node, along parallel edges or by a door. */
export interface HandedStep {
  /** -1: by a door. */
  readonly from: number;
  readonly node: number;
  readonly edges: readonly number[];
  readonly marks: number;
  readonly isUntrustedChange: boolean;
}

/**
 * The gates that would block the last explored attacker on a step.
 * @param visitUnsigned called if one of them checks signatures: the missing signers of these edges count too
 */
export function forEachHandedRemedy(
  attacker: Attacker,
  { from, node, edges, marks, isUntrustedChange }: HandedStep,
  visit: VisitRemedy,
  visitUnsigned: (edges: readonly number[]) => void,
): void {
  const { map } = attacker;
  if (attacker.isHostile(node)) return;
  const open = [...edges, ...besides(attacker, from, node, edges)].filter((edge) =>
    attacker.entersBy({ node, edge } satisfies Door, marks, isUntrustedChange),
  );
  if (open.some((edge) => edge !== -1 && map.graph.byHand[edge] === 1)) return;
  const wouldStop = ({ gate }: GateControl) =>
    open.every((edge) => attacker.masks.wouldStop(gate, edge, marks, isUntrustedChange));
  const guards = attacker.standing.guardsAt[node] ?? [];
  for (const control of map.isInHand[node] === 1 ? [] : gatesAmong(map.controlsAt[node] ?? [])) {
    const isWaiting = control.gate.with !== undefined && !hasGuard(guards, control.gate.with);
    const isApart = control.id === isolation && from !== -1 && map.isStranger[from] === 1;
    if (!isApart && (isWaiting || !wouldStop(control))) continue;
    visit(node, control.id, true);
    if (asksForSignatures(attacker, node, control)) visitUnsigned(open);
  }
  if (open.every((edge) => edge !== -1 && map.isLone[edge] === 1))
    forEachCloser(closingAtNode(map, "lone-release", node), attacker.standing.proof, visit);
  const senders = map.graph.sendersOf.get(node);
  if (!senders || senders.some(attacker.isHostile)) return;
  for (const sender of senders)
    for (const control of gatesAmong(map.controlsAt[sender] ?? [])) {
      if (!isByDelivery(control) || hasGuard(guards, control.id)) continue;
      if (control.gate.with !== undefined && !hasGuard(guards, control.gate.with)) continue;
      const isLast = senders.every(
        (other) => other === sender || hasGuard(attacker.standing.guardsAt[other] ?? [], control.id),
      );
      if (!isLast || !wouldStop(control)) continue;
      visit(sender, control.id, true);
      if (map.isInHand[sender] === 0 && asksForSignatures(attacker, sender, control)) visitUnsigned(open);
    }
}

/** A signature check that is in place, or could be; an excluded one waits for nothing. */
function asksForSignatures({ map, standing }: Attacker, node: number, control: GateControl): boolean {
  if (control.gate.provedBy === undefined) return false;
  const index = map.controlsAt[node]?.indexOf(control) ?? -1;
  return standing.statusOf({ node, index, control }) !== "not-applicable";
}

function hasGuard(guards: readonly Guard[], id: string): boolean {
  return guards.some(({ control }) => control.id === id);
}

/** The controls that keep an attacker from taking one state (`stateAt`) from another. @param edge -1 for a shared resource */
export function forEachActingRemedy(
  { map, standing: { statusOf, proof } }: Attacker,
  from: number,
  to: number,
  edge: number,
  visit: VisitRemedy,
): void {
  const { nodes, edges } = map.graph;
  const [start, end] = [nodeOfState(from), nodeOfState(to)];
  const raise = (closing: Closing) => forEachCloser(closing, proof, visit);
  const artifact = edge === -1 ? undefined : edges[edge]?.artifact;
  const [source, target] = [nodes[start], nodes[end]];
  if (edge !== -1 && from !== to && nodeOfState(to) === map.graph.from[edge]) {
    // Out of a container, to its runner.
    raise(closingAtNode(map, "escape", start));
    raise(closingAtNode(map, "escape", end));
  } else if (edge === -1) raise(closingAtNode(map, "shared-state", end));
  else if (artifact === "credential" && howOfState(from) === acting.job)
    raise(closingAtNode(map, "job-rights", start));
  else if (artifact === "tool" && source && target) {
    if (isRegistry(source) && target.kind !== "package-registry") {
      for (const type of ["moved-tag", "hostile-dependency"] as const) {
        const closing = closingOnEdge(map, type, edge);
        if (!isShut(stateOf(closing, statusOf, proof, map.pinned[edge] === false))) raise(closing);
      }
    } else if (source.kind === "ci" && target.kind === "ci") raise(closingAtNode(map, "shared-state", end));
  } else if (artifact === "code") {
    if (howOfState(to) === acting.merged) visit(end, review, true);
    const isUnreviewed =
      howOfState(from) === acting.proposed ||
      howOfState(from) === acting.branch ||
      map.isStranger[start] === 1;
    if (howOfState(to) === acting.job && isUnreviewed) visit(end, isolation, true);
  }
}

export function forEachCloser(
  { type, ways, closers, raised, pinned = [] }: Closing,
  proof: Proof,
  visit: VisitRemedy,
): void {
  // If only verified controls count, a control that closes as declared closes nothing.
  const counts = ({ control }: CloserAt) =>
    proof === "declared" || control.asDeclared?.includes(type) !== true;
  // Several controls that close a leak together close nothing while one of them can't.
  const together = ways.filter((groups) => groups.every((group) => group.some(counts))).flat(2);
  const closes = (closer: CloserAt) =>
    counts(closer) && (type !== "leaked-secret" || together.includes(closer));
  // A pin holds again once no evidence contradicts it.
  for (const { node, control } of [...closers.filter(closes), ...pinned]) visit(node, control.id, false);
  for (const { node, control } of raised.filter(closes)) visit(node, control.id, true);
}
