import type { Control } from "../../domain/catalogue/catalogue";
import type { PipelineEdge } from "../../domain/pipeline/document";
import {
  type Attack,
  attackFrom,
  type Beginning,
  type Door,
  edgesOutOf,
  enterBy,
  makersOf,
  type Walked,
  walkedKey,
} from "./attack";
import { unsignedOf } from "./carried";
import { closerPairs, isClosed, isOpen, type Opening } from "./closing";
import { ableNodes, fixOf, unsignedBefore, verdictOf } from "./gates";
import { actKey, actsFrom, holdsRights, hostileNodes, spreadsFrom, type Act } from "./hostile";
import { endsOf, isInHand } from "./origins-and-targets";
import { type Outcome, outcomesOf } from "./rows";
import {
  type ControlAt,
  type GateControl,
  grouped,
  isBuilding,
  isLacking,
  isOneStep,
  isRegistry,
  mayBuild,
  once,
  type Proof,
  withInPlace,
  type World,
} from "./world";

const isolation = "ci-untrusted-code-isolation";
const review = "src-two-party-review";

/** What this control at this node would do about the paths that stand open: the greatest that fits. */
export function openingOf(world: World, node: string, control: string, proof: Proof): number {
  const found = world.control(control);
  if (!found) return 1;
  const gap: ControlAt = { node, control };
  const fixes = fixOpening(world, gap, proof);
  if (!isRelevant(world, found, node)) return fixes;
  const after = withInPlace(world, [gap]);
  const open = outcomesOf(world, proof).filter((one) => one.open);
  const mends = (one: Outcome, attack: Attack) =>
    closesEntry(world, one, gap, attack) ||
    isOnTheWay(world, after, attack, gap) ||
    checks(world, attack, gap);
  const unprotected = open.filter(({ surelyUnguarded }) => surelyUnguarded.length > 0);
  if (unprotected.some((one) => one.said && mends(one, one.sure))) return 3;
  if (unprotected.some((one) => mends(one, one.sure))) return 2;
  const held = open.filter((one) => one.said && one.unguarded.length === 0 && one.reached.length > 0);
  if (held.some((one) => closesEntry(world, one, gap))) return 2;
  const depending = open.filter(({ unguarded }) => unguarded.length > 0);
  if (fixes < 1.25 && depending.some((one) => mends(one, one.attack))) return 1.25;
  return fixes;
}

/** Gates and signing in hand are of no use. */
function isRelevant(world: World, { id, gate, closes = [] }: Control, node: string): boolean {
  if (closes.length > 0) return true;
  return (gate !== undefined || isSigning(world, id)) && !isInHand(world, node);
}

function isSigning({ gates }: World, control: string): boolean {
  return gates.some(({ gate }) => gate.provedBy === control);
}

/** Of a gate that things get past, or of signing that such a gate waits for. */
function fixOpening(world: World, { node, control }: ControlAt, proof: Proof): number {
  if (isInHand(world, node)) return 1;
  const isOpenGate = (gate: GateControl) =>
    ["bypassed", "stands-nowhere"].includes(verdictOf(world, gate, proof).verdict);
  const nodesOf = (gate: GateControl) =>
    once(world, `fix ${proof} ${gate.id}`, () => fixOf(world, gate, proof).fix.nodes);
  const gate = world.gates.find(({ id }) => id === control);
  if (gate) {
    if (!isOpenGate(gate)) return 1;
    // Nobody has said that branches run with release rights: one question, and no fix yet.
    if (control === isolation && !isLacking(world, node, control)) return 1.25;
    return nodesOf(gate).includes(node) ? 1.5 : 1.25;
  }
  const waiting = world.gates.filter((one) => one.gate.provedBy === control && isOpenGate(one));
  return waiting.some((one) => unsignedBefore(world, one, proof, nodesOf(one)).includes(node)) ? 1.5 : 1;
}

/**
 * Whether it closes what is open there and leads to a target. Of what is stored together, what opens the way: a key that leads
 * nowhere is on none.
 *
 * @param attack absent: a gate further on stops him, and what he would reach without it is asked
 */
function closesEntry(
  world: World,
  { entry, attack: whole }: Outcome,
  gap: ControlAt,
  attack?: Attack,
): boolean {
  const { proof } = whole;
  if (!(world.control(gap.control)?.closes ?? []).includes(entry.type)) return false;
  const { targets } = endsOf(world);
  const isLeading = (beginning: Beginning) =>
    attack
      ? beginningLeads(world, attack, beginning)
      : attackFrom(world, beginning, proof, true).reached.some((id) => targets.includes(id));
  return entry.parts.some(
    ({ opening, beginning }) =>
      isOpen(world, opening, proof) &&
      isLeading(beginning(proof)) &&
      isClosedTogether(world, opening, gap, proof) &&
      isRaisedAt(world, opening, gap),
  );
}

/**
 * Where several places close it together, the control is raised at each of them: the same at all repositories; some
 * closer at each that feeds where a leaked secret lies.
 */
function isClosedTogether(
  world: World,
  opening: Opening,
  { node, control }: ControlAt,
  proof: Proof,
): boolean {
  const start = opening.edge?.source;
  const isLeaked = opening.type === "leaked-secret";
  const pairs = closerPairs(world, opening);
  if (!pairs.some((pair) => pair.node === node && pair.control === control)) return false;
  const together = pairs.filter((pair) => {
    if (pair.node === node) return pair.control === control;
    return isLeaked ? node !== start && pair.node !== start : pair.control === control;
  });
  return !isOpen(withInPlace(world, together), opening, proof);
}

/** A control that closes an edge is raised at the end that takes in, else at the start, else at the repositories. */
function isRaisedAt(world: World, { edge, type }: Opening, { node, control }: ControlAt): boolean {
  if (!edge || type === "stored-secret" || type === "leaked-secret") return true;
  const able = ableNodes(world, control);
  if (able.includes(edge.target)) return node === edge.target;
  return able.includes(edge.source) ? node === edge.source : true;
}

/** Whether he comes to a target from one of these places, with what he holds there. */
function leads(world: World, attack: Attack, starts: readonly Walked[]): boolean {
  return starts.some((start) =>
    keptOf(attack, `leads ${walkedKey(start)}`, () => leadsFrom(world, attack, start)),
  );
}

const kept = new WeakMap<Attack, Map<string, unknown>>();

/** What has been worked out once of an attack, by name; each name is used for one type only. */
function keptOf<T>(attack: Attack, name: string, make: () => T): T {
  const map = kept.get(attack) ?? new Map<string, unknown>();
  kept.set(attack, map);
  if (!map.has(name)) map.set(name, make());
  return map.get(name) as T;
}

function leadsFrom(world: World, attack: Attack, start: Walked): boolean {
  const { targets } = endsOf(world);
  const reached = new Map([[walkedKey(start), start]]);
  for (const from of reached.values())
    for (const { edges, to } of stepsOut(world, attack, from)) {
      const { at } = enterBy(world, attack, edges, to, from);
      if (at && !reached.has(walkedKey(at))) reached.set(walkedKey(at), at);
    }
  return [...reached.values()].some((one) => targets.includes(one.node));
}

/** Each node that he could step to from there, and the edges by which. */
function stepsOut(world: World, { holders }: Attack, { node }: Walked) {
  const out = edgesOutOf(world, node, holders.has(node));
  return [...grouped(out, ({ target }) => target)].map(([to, edges]) => ({ to, edges }));
}

/** Whether he does by what acts from this state on. */
function actLeads(world: World, attack: Attack, act: Act): boolean {
  const acting = hostileNodes(actsFrom(world, [act], attack.proof, attack.withAssumed));
  return leads(
    world,
    attack,
    attack.starts.filter((start) => acting.has(start.node)),
  );
}

function beginningLeads(world: World, attack: Attack, { acts, doors }: Beginning): boolean {
  const isHis = (door: Door) => doors.some(({ to, edge }) => to === door.to && edge?.id === door.edge?.id);
  return (
    acts.some((act) => actLeads(world, attack, act)) ||
    attack.entered.some(({ door, at }) => isHis(door) && leads(world, attack, [at]))
  );
}

/** Whether it takes away an acting step, or stops a walked one, on some way to a target. */
function isOnTheWay(world: World, after: World, attack: Attack, gap: ControlAt): boolean {
  const { node, control } = gap;
  const { gate, closes = [] } = world.control(control) ?? {};
  // Review keeps an account's change from being merged where it begins, as it does where it comes to.
  const merged: Act = { node, letter: "T" };
  if (control === review && attack.beginning.type === "stolen-account" && attack.acts.has(actKey(merged)))
    if (actLeads(world, attack, merged)) return true;
  if (closesActs(world, after, attack, gap) || takesRights(world, after, attack)) return true;
  if (closes.includes("signing-key") && isKeyOnTheWay(world, after, attack)) return true;
  const stops = (gate !== undefined && !isInHand(world, node)) || closes.includes("lone-release");
  if (!stops) return false;
  // On a delivery it stops him at the runners for which that stands, too.
  return leadingSteps(world, attack).some(
    ({ edges, to, from }) => enterBy(after, attack, edges, to, from).stops.length > 0,
  );
}

/** Whether an acting step that leads to a target is gone. */
function closesActs(world: World, after: World, attack: Attack, gap: ControlAt): boolean {
  const { proof, withAssumed } = attack;
  return [...attack.acts.values()].some((act) =>
    spreadsFrom(world, act, proof).some((step) => {
      if (step.assumed && !withAssumed) return false;
      const remains = spreadsFrom(after, act, proof).some(
        (one) => actKey(one) === actKey(step) && one.along === step.along,
      );
      const isLess = closesOneOfTwo(world, after, act.node, step.node, proof);
      return (
        (!remains || isLess) && isActRaised(world, act.node, step.node, gap) && actLeads(world, attack, step)
      );
    }),
  );
}

/** Whether a right to publish or to deploy that leads to a target is out of his hands. */
function takesRights(world: World, after: World, attack: Attack): boolean {
  const remaining = new Set(
    [...attack.acts.values()].filter((act) => holdsRights(after, act, attack.proof)).map(({ node }) => node),
  );
  return [...attack.holders]
    .filter((id) => !remaining.has(id))
    .some((id) =>
      attack.starts
        .filter(({ node }) => node === id)
        .some((from) =>
          edgesOutOf(world, id, true)
            .filter((edge) => isOneStep(world, edge))
            .some((edge) => {
              const { at } = enterBy(world, attack, [edge], edge.target, from);
              return at !== undefined && leads(world, attack, [at]);
            }),
        ),
    );
}

interface LeadingStep {
  readonly edges: readonly PipelineEdge[];
  readonly to: string;
  readonly from: Omit<Walked, "node">;
}

/** The steps that he walks on some way to a target, the doors by which he enters included. */
function leadingSteps(world: World, attack: Attack): readonly LeadingStep[] {
  return keptOf(attack, "leading", () => findLeadingSteps(world, attack));
}

function findLeadingSteps(world: World, attack: Attack): readonly LeadingStep[] {
  const walks = [...attack.walked.values()].flatMap((from) =>
    stepsOut(world, attack, from).flatMap(({ edges, to }): LeadingStep[] => {
      const { at } = enterBy(world, attack, edges, to, from);
      return at && leads(world, attack, [at]) ? [{ edges, to, from }] : [];
    }),
  );
  const doors = attack.entered
    .filter(({ at }) => leads(world, attack, [at]))
    .map(({ door: { to, edge } }): LeadingStep => ({ edges: edge ? [edge] : [], to, from: attack.marks }));
  return [...walks, ...doors];
}

/** Without the key that lies beside the secret he would not come as far. */
function isKeyOnTheWay(world: World, after: World, attack: Attack): boolean {
  const { beginning, unguarded, proof, withAssumed } = attack;
  const { secretsOf } = beginning;
  if (secretsOf === undefined) return false;
  const count = (in_: World) =>
    outcomesOf(in_, proof)
      .filter(({ entry, open }) => open && entry.type === "stored-secret" && entry.place === secretsOf)
      .flatMap((one) => (withAssumed ? one.unguarded : one.surelyUnguarded)).length;
  return unguarded.length > 0 && count(after) < count(world);
}

/** A registry's tool runs unless both types are closed on its edge: a control that closes one of them counts. */
function closesOneOfTwo(world: World, after: World, from: string, to: string, proof: Proof): boolean {
  if (!isRegistry(world.node(from)) || world.node(to).kind === "package-registry") return false;
  const tools = world.outOf(from).filter(({ artifact, target }) => artifact === "tool" && target === to);
  return tools.some((edge) =>
    (["moved-tag", "hostile-dependency"] as const).some(
      (type) => !isClosed(world, { type, edge }, proof) && isClosed(after, { type, edge }, proof),
    ),
  );
}

function isActRaised(world: World, from: string, to: string, { node, control }: ControlAt): boolean {
  const closesEdges = (world.control(control)?.closes ?? []).some(
    (type) => type === "moved-tag" || type === "hostile-dependency",
  );
  if (!closesEdges) return true;
  const able = ableNodes(world, control);
  if (able.includes(to)) return node === to;
  return able.includes(from) ? node === from : true;
}

// A check of signatures, and signing for it: as if all that build signed.

/** Whether the check, or a check that waits for this signature, would stop him on some way to a target if all that build signed. */
function checks(world: World, attack: Attack, { node, control }: ControlAt): boolean {
  if (isInHand(world, node)) return false;
  return world.gates.some((gate) => {
    const { provedBy } = gate.gate;
    if (provedBy === undefined) return false;
    if (gate.id === control) return stopsIfSigned(world, attack, gate, node);
    if (provedBy !== control) return false;
    return ableNodes(world, gate.id)
      .filter((id) => world.status(id, gate.id) !== "not-applicable" && !isInHand(world, id))
      .some((id) => stopsIfSigned(world, attack, gate, id, node));
  });
}

interface Marked extends Walked {
  /** Signed, if all that build signed. */
  readonly ifSigned: boolean;
}

/** @param signer only where this node would have to sign for it */
function stopsIfSigned(
  world: World,
  attack: Attack,
  gate: GateControl,
  node: string,
  signer?: string,
): boolean {
  const { proof, hostile, beginning } = attack;
  const signing = gate.gate.provedBy ?? "";
  const builds = new Set(
    world.nodes.map(({ id }) => id).filter((id) => isBuilding(world, id) || mayBuild(world, id)),
  );
  const signers = [...builds].map((id) => ({ node: id, control: signing }));
  const signed = withInPlace(world, [{ node, control: gate.id }, ...signers]);
  const signedAlone = withInPlace(world, signers);
  const makers = makersOf(world, proof).signed;
  const { secretsOf } = beginning;
  const hasKey =
    secretsOf !== undefined &&
    builds.has(secretsOf) &&
    !isClosed(world, { type: "signing-key", node: secretsOf }, proof);
  const isMade = (id: string) => makers.has(id) || builds.has(id);
  const fromStart = attack.marks.signed || hasKey || [...hostile].some(isMade);
  const stopsIn = (in_: World, edges: readonly PipelineEdge[], to: string, at: Marked) =>
    enterBy(in_, attack, edges, to, { signed: at.ifSigned, built: at.built }).stops.includes(gate.id);
  const isStopped = (edges: readonly PipelineEdge[], to: string, at: Marked) =>
    (signer === undefined ||
      edges.some((edge) => unsignedOf(world, edge, signing, proof).includes(signer))) &&
    stopsIn(signed, edges, to, at) &&
    // The same check elsewhere may stop him there without this one.
    (signer !== undefined || !stopsIn(signedAlone, edges, to, at));
  const before: Marked = { node: "", ...attack.marks, ifSigned: fromStart };
  const doorsStopped = attack.entered.some(
    ({ door: { to, edge }, at }) => leads(world, attack, [at]) && isStopped(edge ? [edge] : [], to, before),
  );
  if (doorsStopped) return true;
  const doors = attack.entered.map(({ at }): Marked => ({ ...at, ifSigned: fromStart || isMade(at.node) }));
  const starts = [...hostile].map((id): Marked => ({ ...before, node: id }));
  const keyOf = (one: Marked) => `${walkedKey(one)} ${one.ifSigned}`;
  const walked = new Map([...starts, ...doors].map((one) => [keyOf(one), one]));
  for (const from of walked.values())
    for (const { edges, to } of stepsOut(world, attack, from)) {
      const { at } = enterBy(world, attack, edges, to, from);
      if (!at) continue;
      if (leads(world, attack, [at]) && isStopped(edges, to, from)) return true;
      const next: Marked = { ...at, ifSigned: from.ifSigned || isMade(to) };
      if (!walked.has(keyOf(next))) walked.set(keyOf(next), next);
    }
  return false;
}
