import type { EntryType } from "../../domain/catalogue/entry-types";
import type { PipelineEdge } from "../../domain/pipeline/document";
import { closersAt, isClosed } from "./closing";
import { beginsImages, mayComeFromRegistry, unsignedOf } from "./carried";
import { actsFrom, holdsRights, hostileNodes, type Act } from "./hostile";
import { endsOf, isByHand } from "./origins-and-targets";
import {
  flowInto,
  flowOutOf,
  isBuilding,
  isEffective,
  isFlowEdge,
  isOneStep,
  isRegistry,
  isRunner,
  isStranger,
  mayBuild,
  once,
  reach,
  type GateControl,
  type Proof,
  type World,
} from "./world";

/** A way in past the node before: along an edge that he has in his hand, or at a repository by its own door. */
export interface Door {
  readonly to: string;
  readonly edge?: PipelineEdge;
}

/** Where somebody begins, and with what. */
export interface Beginning {
  readonly acts: readonly Act[];
  readonly doors: readonly Door[];
  readonly type?: EntryType;
  readonly built?: boolean;
  /** The node whose stored secrets he has: its signing key too, unless that lies elsewhere. */
  readonly secretsOf?: string;
}

export interface Walked {
  readonly node: string;
  readonly signed: boolean;
  readonly built: boolean;
}

/** The attacker of one beginning: what acts with him, and how far he walks. */
export interface Attack {
  readonly beginning: Beginning;
  readonly proof: Proof;
  readonly withAssumed: boolean;
  readonly acts: ReadonlyMap<string, Act>;
  readonly hostile: ReadonlySet<string>;
  readonly starts: readonly Walked[];
  /** What he holds where he begins. */
  readonly marks: Omit<Walked, "node">;
  /** Whose rights to publish or to deploy are his. */
  readonly holders: ReadonlySet<string>;
  /** The doors that nothing shuts, and where he stands behind them. */
  readonly entered: readonly { readonly door: Door; readonly at: Walked }[];
  readonly walked: ReadonlyMap<string, Walked>;
  /** `node control`: where a walk was stopped, and by what. */
  readonly met: ReadonlySet<string>;
  readonly unguarded: readonly string[];
  /** The targets that flow edges and such rights reach, gates aside. */
  readonly reached: readonly string[];
}

export function attackFrom(world: World, beginning: Beginning, proof: Proof, withAssumed: boolean): Attack {
  const acts = actsFrom(world, beginning.acts, proof, withAssumed);
  const hostile = hostileNodes(acts);
  const holders = new Set(
    [...acts.values()].filter((act) => holdsRights(world, act, proof)).map(({ node }) => node),
  );
  const makers = makersOf(world, proof);
  const { secretsOf } = beginning;
  const hasKey =
    secretsOf !== undefined &&
    isEffective(world, secretsOf, "img-sign", proof) &&
    !isClosed(world, { type: "signing-key", node: secretsOf }, proof);
  const flags = {
    signed: hasKey || [...hostile].some((id) => makers.signed.has(id)),
    built: beginning.built === true || [...hostile].some((id) => makers.built.has(id)),
  };
  const met = new Set<string>();
  const starts: Walked[] = [...hostile].map((node) => ({ node, ...flags }));
  const from = { hostile, proof, beginning };
  const entered = beginning.doors.flatMap((door) => {
    const { stops, at } = enterBy(world, from, door.edge ? [door.edge] : [], door.to, flags);
    for (const control of stops) met.add(`${door.to} ${control}`);
    return at ? [{ door, at }] : [];
  });
  starts.push(...entered.map(({ at }) => at));
  const walked = new Map(starts.map((one) => [walkedKey(one), one]));
  for (const at of walked.values()) {
    const edges = edgesOutOf(world, at.node, holders.has(at.node));
    for (const next of new Set(edges.map(({ target }) => target))) {
      const parallel = edges.filter(({ target }) => target === next);
      const { stops, at: gone } = enterBy(world, from, parallel, next, at);
      for (const control of stops) met.add(`${next} ${control}`);
      if (gone && !walked.has(walkedKey(gone))) walked.set(walkedKey(gone), gone);
    }
  }
  const { targets, otherTargets } = endsOf(world);
  const all = [...targets, ...otherTargets];
  const stood = new Set([...walked.values()].map(({ node }) => node));
  const released = [...holders].flatMap((id) =>
    edgesOutOf(world, id, true)
      .filter((edge) => isOneStep(world, edge))
      .map(({ target }) => target),
  );
  const flowReached = reach([...hostile, ...released, ...beginning.doors.map(({ to }) => to)], world.flow);
  return {
    beginning,
    proof,
    withAssumed,
    acts,
    hostile,
    holders,
    starts,
    marks: flags,
    entered,
    walked,
    met,
    unguarded: all.filter((id) => stood.has(id)),
    reached: all.filter((id) => flowReached.has(id)),
  };
}

/** The edges that he walks along out of a node: what it hands on, and the rights to publish or to deploy that he has there. */
export function edgesOutOf(world: World, node: string, holdsIt: boolean): readonly PipelineEdge[] {
  const flow = flowOutOf(world, node);
  return holdsIt ? [...flow, ...world.outOf(node).filter((edge) => isOneStep(world, edge))] : flow;
}

type From = Pick<Attack, "hostile" | "proof" | "beginning">;

/**
 * Where a step by any of these parallel edges leads, with what he holds after it, or what stops him.
 *
 * @param isHeld false: also what acts with him counts as guarded by its gates
 */
export function enterBy(
  world: World,
  { hostile, proof, beginning }: From,
  edges: readonly PipelineEdge[],
  to: string,
  { signed, built }: Omit<Walked, "node">,
  isHeld = hostile.has(to),
): { readonly stops: readonly string[]; readonly at?: Walked } {
  const step = { to, edges, signed, built, hostile, proof, type: beginning.type };
  const stops = isHeld ? [] : stopsAt(world, step);
  if (stops.length > 0) return { stops };
  const makers = makersOf(world, proof);
  return {
    stops,
    at: { node: to, signed: signed || makers.signed.has(to), built: built || makers.built.has(to) },
  };
}

export function walkedKey({ node, signed, built }: Walked): string {
  return `${node} ${signed} ${built}`;
}

export interface Makers {
  readonly signed: ReadonlySet<string>;
  readonly built: ReadonlySet<string>;
}

export function makersOf(world: World, proof: Proof): Makers {
  return once(world, `makers ${proof}`, () => {
    const ids = world.nodes.map(({ id }) => id);
    const builds = (id: string) => isBuilding(world, id) || mayBuild(world, id) || beginsImages(world, id);
    return {
      built: new Set(ids.filter(builds)),
      signed: new Set(ids.filter((id) => isEffective(world, id, "img-sign", proof))),
    };
  });
}

interface Step {
  readonly to: string;
  /** All edges by which he could go it; none at a door without a start. */
  readonly edges: readonly PipelineEdge[];
  readonly signed: boolean;
  readonly built: boolean;
  readonly hostile: ReadonlySet<string>;
  readonly proof: Proof;
  readonly type: EntryType | undefined;
}

/** The controls that stop him on this step, whoever acts at its end; none where one of the edges lets him through. */
function stopsAt(world: World, step: Step): readonly string[] {
  const ways = step.edges.length > 0 ? step.edges : [undefined];
  const onEach = ways.map((edge) => {
    if (edge && isApart(world, edge, step.proof)) return [isolation];
    const gates = world.gates.filter((gate) => stopsOn(world, gate, step, edge)).map(({ id }) => id);
    return edge && isReleasedAlone(world, edge) ? [...gates, ...approvalsAt(world, edge, step.proof)] : gates;
  });
  return onEach.some((gates) => gates.length === 0) ? [] : [...new Set(onEach.flat())];
}

/** What one person or one right releases alone. */
function isReleasedAlone(world: World, edge: PipelineEdge): boolean {
  if (isOneStep(world, edge)) return true;
  const end = world.node(edge.target);
  const isFinal = isRegistry(end) || isRunner(end);
  return isFlowEdge(world, edge) && world.node(edge.source).kind === "developer" && isFinal;
}

function approvalsAt(world: World, { target }: PipelineEdge, proof: Proof): readonly string[] {
  return closersAt(world, { type: "lone-release", node: target }, target)
    .filter(({ id }) => isEffective(world, target, id, proof))
    .filter(({ asDeclared = [] }) => proof === "declared" || !asDeclared.includes("lone-release"))
    .map(({ id }) => id);
}

const isolation = "ci-untrusted-code-isolation";

/** What a stranger hands straight to what runs such things apart, goes no further (Analysis 5.2). */
export function isApart(world: World, { source, target }: PipelineEdge, proof: Proof): boolean {
  const { kind } = world.node(target);
  return (
    isStranger(world.node(source)) &&
    (kind === "ci" || kind === "builder") &&
    isEffective(world, target, isolation, proof)
  );
}

/** What is handed over by hand no gate stops; a right is no connection, and meets the gates of its end. */
function isPastGates(world: World, edge: PipelineEdge): boolean {
  return isFlowEdge(world, edge) && isByHand(world, edge);
}

function stopsOn(world: World, control: GateControl, step: Step, edge: PipelineEdge | undefined): boolean {
  const { gate } = control;
  const { to, proof, hostile } = step;
  if (edge && isPastGates(world, edge)) return false;
  if (!standsAt(world, control, to, proof, hostile)) return false;
  if (gate.with !== undefined) {
    const partner = world.gates.find(({ id }) => id === gate.with);
    if (!partner || !standsAt(world, partner, to, proof, hostile)) return false;
  }
  // A check that lets unsigned images by stops nobody who comes by the same connection.
  if (edge && gate.provedBy !== undefined && unsignedOf(world, edge, gate.provedBy, proof).length > 0)
    return false;
  return wouldStop(world, control, step, edge);
}

/** Whether the gate stops this step, where it stands. */
function wouldStop(
  world: World,
  { gate }: GateControl,
  { signed, built, type }: Pick<Step, "signed" | "built" | "type">,
  edge: PipelineEdge | undefined,
): boolean {
  const isOrder = edge !== undefined && isOrderStep(world, edge);
  if (isOrder && gate.about === "content") return false;
  if (isOrder && (gate.against === "swap" || gate.against === "stranger") && gate.about !== "orders")
    return false;
  switch (gate.against) {
    case "any":
      return true;
    case "swap":
      return gate.provedBy === undefined ? !built : !signed;
    case "stranger":
      return edge !== undefined && !mayComeFromRegistry(world, edge);
    case "outsider":
      return type === "untrusted-change";
    case "mistake":
      return false;
  }
}

function isOrderStep(world: World, edge: PipelineEdge): boolean {
  const { source, target, artifact, right } = edge;
  if (artifact === "credential") return right === "deploy" && isOneStep(world, edge);
  return artifact === "manifest" || (world.node(source).kind === "developer" && isRunner(world.node(target)));
}

/** Effective there, or standing there by the delivery rule while none of those deliveries is his. */
export function standsAt(
  world: World,
  control: GateControl,
  id: string,
  proof: Proof,
  hostile: ReadonlySet<string> = new Set(),
): boolean {
  if (isEffective(world, id, control.id, proof)) return true;
  if (control.gate.about === "orders" || !control.appliesTo.includes("delivery")) return false;
  if (!isRunner(world.node(id))) return false;
  const senders = flowInto(world, id)
    .filter(({ artifact }) => artifact === "manifest")
    .map(({ source }) => source);
  return (
    senders.length > 0 &&
    senders.every(
      (sender) =>
        isEffective(world, sender, control.id, proof) &&
        !hostile.has(sender) &&
        !isHandedByHand(world, sender),
    )
  );
}

function isHandedByHand(world: World, id: string): boolean {
  return world.node(id).kind === "delivery" && flowInto(world, id).some((edge) => isByHand(world, edge));
}

/** The gates that only catch mistakes, and stand on every way from him to the target. */
export function catching(
  world: World,
  { hostile, holders }: Attack,
  target: string,
  proof: Proof,
): readonly string[] {
  if (hostile.has(target)) return [];
  return world.gates
    .filter(({ gate }) => gate.against === "mistake")
    .filter((control) => {
      const passes = (edge: PipelineEdge) =>
        hostile.has(edge.target) ||
        isPastGates(world, edge) ||
        (isOrderStep(world, edge) && control.gate.about === "content") ||
        !standsAt(world, control, edge.target, proof, hostile);
      const steps = world.edges.filter((edge) => holders.has(edge.source) && isOneStep(world, edge));
      return !reach(hostile, [...world.flow, ...steps].filter(passes)).has(target);
    })
    .map(({ id }) => id);
}

/** The pairs of node and gate that he met on ways to the target. */
export function stopsToward(world: World, { met }: Attack, target: string): readonly string[] {
  return [...met].filter((pair) => reach([pair.split(" ")[0] ?? ""], world.flow).has(target));
}
