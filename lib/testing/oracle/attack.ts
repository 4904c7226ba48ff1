import type { EntryType } from "../../domain/catalogue/entry-types";
import type { PipelineEdge } from "../../domain/pipeline/document";
import { isClosed } from "./closing";
import { actsFrom, hostileNodes, type Act } from "./hostile";
import { buildersOf, endsOf, isByHand, leadsToTarget } from "./origins-and-targets";
import {
  flowInto,
  flowOutOf,
  isEffective,
  isRegistry,
  isRunner,
  isStranger,
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
  /** Where a step leads, with what he holds after it; undefined where he is stopped. */
  readonly enter: (from: string, to: string, at: Omit<Walked, "node">) => Walked | undefined;
  readonly acts: ReadonlyMap<string, Act>;
  readonly hostile: ReadonlySet<string>;
  readonly starts: readonly Walked[];
  /** The doors that nothing shuts, and where he stands behind them. */
  readonly entered: readonly { readonly door: Door; readonly at: Walked }[];
  readonly walked: ReadonlyMap<string, Walked>;
  /** `node control`: where a walk was stopped, and by what. */
  readonly met: ReadonlySet<string>;
  readonly unguarded: readonly string[];
  /** The targets that flow edges reach, gates aside. */
  readonly reached: readonly string[];
}

export function attackFrom(world: World, beginning: Beginning, proof: Proof, withAssumed: boolean): Attack {
  const acts = actsFrom(world, beginning.acts, proof, withAssumed);
  const hostile = hostileNodes(acts);
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
  const enter = (
    from: string | undefined,
    to: string,
    edges: readonly PipelineEdge[],
    at: Omit<Walked, "node">,
  ) => {
    const stops = stopsAt(world, { from, to, edges, ...at, hostile, proof, type: beginning.type });
    for (const control of stops) met.add(`${to} ${control}`);
    if (stops.length > 0) return undefined;
    return { node: to, signed: at.signed || makers.signed.has(to), built: at.built || makers.built.has(to) };
  };
  const entered = beginning.doors.flatMap((door) => {
    const at = enter(door.edge?.source, door.to, door.edge ? [door.edge] : [], flags);
    return at ? [{ door, at }] : [];
  });
  starts.push(...entered.map(({ at }) => at));
  const walked = new Map(starts.map((one) => [walkedKey(one), one]));
  for (const at of walked.values())
    for (const next of new Set(flowOutOf(world, at.node).map(({ target }) => target))) {
      const edges = flowOutOf(world, at.node).filter(({ target }) => target === next);
      const gone = enter(at.node, next, edges, at);
      if (gone && !walked.has(walkedKey(gone))) walked.set(walkedKey(gone), gone);
    }
  const { targets, otherTargets } = endsOf(world);
  const all = [...targets, ...otherTargets];
  const stood = new Set([...walked.values()].map(({ node }) => node));
  const flowReached = reach([...hostile, ...beginning.doors.map(({ to }) => to)], world.flow);
  return {
    beginning,
    proof,
    withAssumed,
    enter: (from, to, at) =>
      enter(
        from,
        to,
        flowOutOf(world, from).filter(({ target }) => target === to),
        at,
      ),
    acts,
    hostile,
    starts,
    entered,
    walked,
    met,
    unguarded: all.filter((id) => stood.has(id)),
    reached: all.filter((id) => flowReached.has(id)),
  };
}

export function walkedKey({ node, signed, built }: Walked): string {
  return `${node} ${signed} ${built}`;
}

export interface Makers {
  readonly signed: ReadonlySet<string>;
  readonly built: ReadonlySet<string>;
}

function makersOf(world: World, proof: Proof): Makers {
  return once(world, `makers ${proof}`, () => {
    const built = buildersOf(world);
    const signers = world.nodes
      .map(({ id }) => id)
      .filter((id) => isEffective(world, id, "img-sign", proof) && leadsToTarget(world, id));
    return { built: new Set(built), signed: new Set(signers.length > 0 ? signers : built) };
  });
}

interface Step {
  /** Undefined at a door without a start. */
  readonly from: string | undefined;
  readonly to: string;
  /** All edges between the two; none at a door without a start. */
  readonly edges: readonly PipelineEdge[];
  readonly signed: boolean;
  readonly built: boolean;
  readonly hostile: ReadonlySet<string>;
  readonly proof: Proof;
  readonly type: EntryType | undefined;
}

/** The gates that stop him on this step; none where one of the edges lets him through. */
export function stopsAt(world: World, step: Step): readonly string[] {
  if (step.hostile.has(step.to)) return [];
  const ways = step.edges.length > 0 ? step.edges : [undefined];
  const onEach = ways.map((edge) =>
    edge && isApart(world, edge, step.proof)
      ? [isolation]
      : world.gates.filter((gate) => stopsOn(world, gate, step, edge)).map(({ id }) => id),
  );
  return onEach.some((gates) => gates.length === 0) ? [] : [...new Set(onEach.flat())];
}

const isolation = "ci-untrusted-code-isolation";

/** What a stranger hands straight to what runs such things apart, goes no further (section 3). */
export function isApart(world: World, { source, target }: PipelineEdge, proof: Proof): boolean {
  const { kind } = world.node(target);
  return (
    isStranger(world.node(source)) &&
    (kind === "ci" || kind === "builder") &&
    isEffective(world, target, isolation, proof)
  );
}

function stopsOn(world: World, control: GateControl, step: Step, edge: PipelineEdge | undefined): boolean {
  const { gate } = control;
  const { from, to, proof, hostile } = step;
  if (edge && isByHand(world, edge)) return false;
  if (!standsAt(world, control, to, proof, hostile)) return false;
  if (gate.with !== undefined) {
    const partner = world.gates.find(({ id }) => id === gate.with);
    if (!partner || !standsAt(world, partner, to, proof, hostile)) return false;
  }
  return wouldStop(world, control, step, edge, from);
}

/** Whether the gate stops this step, where it stands. */
function wouldStop(
  world: World,
  { gate }: GateControl,
  { signed, built, to, type }: Pick<Step, "signed" | "built" | "to" | "type">,
  edge: PipelineEdge | undefined,
  from: string | undefined,
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
      return from !== undefined && !isRegistry(world.node(from));
    case "outsider":
      return type === "untrusted-change" && to !== "";
    case "mistake":
      return false;
  }
}

function isOrderStep({ node }: World, { source, target, artifact }: PipelineEdge): boolean {
  return artifact === "manifest" || (node(source).kind === "developer" && isRunner(node(target)));
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
export function catching(world: World, { hostile }: Attack, target: string, proof: Proof): readonly string[] {
  if (hostile.has(target)) return [];
  return world.gates
    .filter(({ gate }) => gate.against === "mistake")
    .filter((control) => {
      const passes = (edge: PipelineEdge) =>
        hostile.has(edge.target) ||
        isByHand(world, edge) ||
        (isOrderStep(world, edge) && control.gate.about === "content") ||
        !standsAt(world, control, edge.target, proof, hostile);
      return !reach(hostile, world.flow.filter(passes)).has(target);
    })
    .map(({ id }) => id);
}

/** The pairs of node and gate that he met on ways to the target. */
export function stopsToward(world: World, { met }: Attack, target: string): readonly string[] {
  return [...met].filter((pair) => reach([pair.split(" ")[0] ?? ""], world.flow).has(target));
}
