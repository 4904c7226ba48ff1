import { isFlowEdge, isRegistry, worldOf, type Proof, type World } from "./world";
import { type Attack, type Beginning, type Door, stopsAt, type Walked, walkedKey } from "./attack";
import { changed } from "./changes";
import { closerPairs, isOpen, type Opening } from "./closing";
import { ableNodes, fixOf, verdictOf } from "./gates";
import { actKey, actsFrom, hostileNodes, spreadsFrom, type Act } from "./hostile";
import { endsOf, isInHand } from "./origins-and-targets";
import { type Outcome, outcomesOf } from "./rows";
import { flowOutOf } from "./world";

/** ANALYSIS.md section 8, `opening`: what this control at this node would do about the ways that stand open. */
export function openingOf(world: World, node: string, control: string, proof: Proof): number {
  const found = world.control(control);
  if (!found || (found.gate && isInHand(world, node) && !found.closes)) return 1;
  const after = worldOf(changed(world, { kind: "control", node, control }), world.catalogue, world.today);
  const isRelevant = found.gate !== undefined || (found.closes ?? []).length > 0;
  const outcomes = outcomesOf(world, proof).filter(({ open, unguarded }) => open && unguarded.length > 0);
  if (isRelevant) {
    // Of what is stored together, what opens the way: a key that leads nowhere is on none.
    const closes = (one: Outcome, attack: Attack) =>
      (found.closes ?? []).includes(one.entry.type) &&
      one.entry.parts.some(
        ({ opening, beginning }) =>
          isOpen(world, opening, proof) &&
          beginningLeads(world, attack, beginning(proof)) &&
          isClosedTogether(world, opening, node, control, proof) &&
          isRaisedAt(world, opening, control, node),
      );
    const onTheWay = (attack: Attack) => isOnTheWay(world, after, attack, node, control);
    if (outcomes.some((one) => one.said && (closes(one, one.sure) || onTheWay(one.sure)))) return 3;
    if (outcomes.some((one) => closes(one, one.attack) || onTheWay(one.attack))) return 2;
  }
  const gate = world.gates.find(({ id }) => id === control);
  if (!gate || isInHand(world, node)) return 1;
  const { verdict } = verdictOf(world, gate, proof);
  if (verdict !== "bypassed" && verdict !== "stands-nowhere") return 1;
  return fixOf(world, gate, proof).fix.nodes.includes(node) ? 1.5 : 1.25;
}

/**
 * Where several places close it together, the control is raised at each of them: the same at all repositories; some
 * closer at each that feeds where a leaked secret lies.
 */
function isClosedTogether(
  world: World,
  opening: Opening,
  node: string,
  control: string,
  proof: Proof,
): boolean {
  const places = closerPairs(world, opening).filter(
    (pair) => pair.control === control || (opening.type === "leaked-secret" && pair.node !== node),
  );
  if (!places.some((pair) => pair.node === node && pair.control === control)) return false;
  let { document } = world;
  for (const pair of places) document = changed({ ...world, document }, { kind: "control", ...pair });
  return !isOpen(worldOf(document, world.catalogue, world.today), opening, proof);
}

/** A control that closes an edge is raised at the end that takes in, else at the start, else at the repositories. */
function isRaisedAt(world: World, opening: Opening, control: string, node: string): boolean {
  const { edge, type } = opening;
  if (!edge || type === "stored-secret" || type === "leaked-secret") return true;
  const able = ableNodes(world, control);
  if (able.includes(edge.target)) return node === edge.target;
  return able.includes(edge.source) ? node === edge.source : true;
}

/** Whether he comes to a target from one of these places, with what he holds there. */
function leads(world: World, attack: Attack, starts: readonly Walked[]): boolean {
  const { targets } = endsOf(world);
  const reached = new Map(starts.map((one) => [walkedKey(one), one]));
  for (const at of reached.values())
    for (const { target } of flowOutOf(world, at.node)) {
      const entered = attack.enter(at.node, target, at);
      if (entered && !reached.has(walkedKey(entered))) reached.set(walkedKey(entered), entered);
    }
  return [...reached.values()].some((one) => targets.includes(one.node));
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
function isOnTheWay(world: World, after: World, attack: Attack, node: string, control: string): boolean {
  const { proof, withAssumed } = attack;
  // Review keeps an account's change from being merged where it begins, as it does where it comes to.
  const isMerged = control === "src-two-party-review" && attack.beginning.type === "stolen-account";
  const merged: Act = { node, letter: "T" };
  if (isMerged && attack.acts.has(actKey(merged)) && actLeads(world, attack, merged)) return true;
  for (const act of attack.acts.values())
    for (const step of spreadsFrom(world, act, proof)) {
      if (step.assumed && !withAssumed) continue;
      const remains = spreadsFrom(after, act, proof).some(
        (one) => actKey(one) === actKey(step) && one.along === step.along,
      );
      const isLess = closesOneOfTwo(world, after, act.node, step.node, proof);
      if ((!remains || isLess) && isActRaised(world, act.node, step.node, node, control))
        if (actLeads(world, attack, step)) return true;
    }
  if (world.control(control)?.gate === undefined || isInHand(world, node))
    return (
      (world.control(control)?.closes ?? []).includes("signing-key") && isKeyOnTheWay(world, after, attack)
    );
  // On a delivery it stops him at the runners for which that stands, too.
  const walks = [...attack.walked.values()].some((at) =>
    flowOutOf(world, at.node).some(({ target }) => {
      const entered = attack.enter(at.node, target, at);
      return entered && stopped(after, attack, at.node, target, at) && leads(world, attack, [entered]);
    }),
  );
  return walks || doorsStopped(world, after, attack);
}

function doorsStopped(world: World, after: World, attack: Attack): boolean {
  const { hostile, proof, beginning } = attack;
  return attack.entered.some(({ door: { to, edge }, at: start }) => {
    const { signed, built } = start;
    const step = { from: edge?.source, to, edges: edge ? [edge] : [], signed, built };
    const stops = stopsAt(after, { ...step, hostile, proof, type: beginning.type });
    return stops.length > 0 && leads(world, attack, [start]);
  });
}

function stopped(
  after: World,
  attack: Attack,
  from: string,
  to: string,
  at: { readonly signed: boolean; readonly built: boolean },
): boolean {
  const edges = flowOutOf(after, from).filter((edge) => edge.target === to && isFlowEdge(after, edge));
  const { hostile, proof, beginning } = attack;
  return (
    stopsAt(after, {
      from,
      to,
      edges,
      signed: at.signed,
      built: at.built,
      hostile,
      proof,
      type: beginning.type,
    }).length > 0
  );
}

/** Without the key that lies beside the secret he would not come as far. */
function isKeyOnTheWay(world: World, after: World, { beginning, unguarded, proof }: Attack): boolean {
  const { secretsOf } = beginning;
  if (secretsOf === undefined) return false;
  const isSecret = ({ type, place }: { readonly type: string; readonly place: string }) =>
    type === "stored-secret" && place === secretsOf;
  const before = outcomesOf(world, proof).filter(({ entry }) => isSecret(entry));
  const later = outcomesOf(after, proof).filter(({ entry }) => isSecret(entry));
  const count = (ones: typeof before) =>
    ones.filter(({ open }) => open).flatMap((one) => one.unguarded).length;
  return unguarded.length > 0 && count(later) < count(before);
}

/** A registry's tool runs while either type is open on its edge: a control that closes one of them counts. */
function closesOneOfTwo(world: World, after: World, from: string, to: string, proof: Proof): boolean {
  if (!isRegistry(world.node(from)) || world.node(to).kind === "package-registry") return false;
  const tools = world.outOf(from).filter(({ artifact, target }) => artifact === "tool" && target === to);
  return tools.some((edge) =>
    (["moved-tag", "hostile-dependency"] as const).some(
      (type) => isOpen(world, { type, edge }, proof) && !isOpen(after, { type, edge }, proof),
    ),
  );
}

function isActRaised(world: World, from: string, to: string, node: string, control: string): boolean {
  const closesEdges = (world.control(control)?.closes ?? []).some(
    (type) => type === "moved-tag" || type === "hostile-dependency",
  );
  if (!closesEdges) return true;
  const able = ableNodes(world, control);
  if (able.includes(to)) return node === to;
  return able.includes(from) ? node === from : true;
}
