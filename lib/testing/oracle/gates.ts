import type { PipelineEdge } from "../../domain/pipeline/document";
import { isApart, standsAt } from "./attack";
import { buildersFedOrSelf, endsOf, isByHand } from "./origins-and-targets";
import { unsignedOf } from "./carried";
import { compareWays } from "./witness";
import { flowInto, isEffective, isRunner, once, type GateControl, type Proof, type World } from "./world";

export interface GateVerdict {
  readonly verdict:
    | "nothing-to-protect"
    | "no-place"
    | "nothing-enters"
    | "holds"
    | "stands-nowhere"
    | "bypassed";
  readonly exposed: readonly string[];
  readonly witness?: readonly string[];
  /** What an able set of nodes costs at least, and what it leaves; undefined where nothing is open. */
  readonly fix?: {
    readonly nodes: readonly string[];
    readonly cost: number;
    readonly leaves: readonly string[];
  };
  readonly impossible?: readonly string[];
}

const isolation = "ci-untrusted-code-isolation";

interface Step {
  readonly node: string;
  /** He came by hand: the gates of this node did not see it. */
  readonly copy: boolean;
  /** Some gates count only on ways that pass a node able to carry them. */
  readonly counts: boolean;
}

/** The nodes that can carry the control, claims aside. */
export function ableNodes({ nodes, status }: World, control: string): readonly string[] {
  return nodes.map(({ id }) => id).filter((id) => status(id, control) !== undefined);
}

/** Analysis 5. */
export function verdictOf(world: World, control: GateControl, proof: Proof): GateVerdict {
  return once(world, `verdict ${proof} ${control.id}`, () => {
    const judged = judgedBy(world, control, proof);
    if (judged.exposed.length === 0) return judged;
    return {
      ...judged,
      witness: witnessPast(world, control, proof, standingOn(world, control, proof)) ?? [],
    };
  });
}

/** The targets that the gate leaves exposed: none where it has no place. */
export function exposedBy(world: World, control: GateControl, proof: Proof): readonly string[] {
  return judgedBy(world, control, proof).exposed;
}

function standingOn(world: World, { id }: GateControl, proof: Proof): ReadonlySet<string> {
  return new Set(ableNodes(world, id).filter((node) => isEffective(world, node, id, proof)));
}

function judgedBy(world: World, control: GateControl, proof: Proof): GateVerdict {
  return once(world, `judged ${proof} ${control.id}`, () => {
    if (endsOf(world).targets.length === 0) return { verdict: "nothing-to-protect", exposed: [] };
    if (ableNodes(world, control.id).length === 0) return { verdict: "no-place", exposed: [] };
    if (exposedPast(world, control, proof, new Set()).length === 0)
      return { verdict: "nothing-enters", exposed: [] };
    const effective = standingOn(world, control, proof);
    const exposed = exposedPast(world, control, proof, effective);
    if (exposed.length === 0) return { verdict: "holds", exposed };
    return { verdict: effective.size > 0 ? "bypassed" : "stands-nowhere", exposed };
  });
}

/** The edges on which a gate is judged. */
export function edgesJudgedBy(world: World, { id, gate }: GateControl): readonly PipelineEdge[] {
  const runner = (node: string) => isRunner(world.node(node));
  const isManifest = ({ artifact }: PipelineEdge) => artifact === "manifest";
  if (gate.about === "any") return world.flow;
  if (gate.about === "content")
    return world.flow.filter((edge) => !isManifest(edge) || flowInto(world, edge.target).every(isManifest));
  return world.flow.filter((edge) => {
    if (runner(edge.source) || !runner(edge.target)) return true;
    const into = flowInto(world, edge.target);
    if (!isManifest(edge) && into.some((other) => isManifest(other) && !runner(other.source))) return false;
    const ignoresUnordered = id === "iac-scan" || id === "deploy-manifest-integrity";
    return !ignoresUnordered || into.some(isManifest);
  });
}

function startsOf(world: World, { gate }: GateControl): readonly string[] {
  const { firstParty, thirdParty } = endsOf(world);
  if (gate.point === "commit" || gate.point === "pipeline-trigger") return firstParty;
  if (gate.point === "parent-pull") return thirdParty;
  if (gate.point === "image-build") return [...new Set([...firstParty, ...buildersFedOrSelf(world)])];
  return [...firstParty, ...thirdParty];
}

/** Where the gate stands: where it is effective, and runners by the delivery rule. */
export function closedBy(
  world: World,
  control: GateControl,
  effective: ReadonlySet<string>,
): ReadonlySet<string> {
  const closed = new Set(effective);
  const as: World = {
    ...world,
    status: (node, id) => (id === control.id && effective.has(node) ? "verified" : undefined),
  };
  for (const { id } of world.nodes) if (standsAt(as, control, id, "proven")) closed.add(id);
  return closed;
}

/** What is signed: what the map and its claims say, or all of it. */
type Signed = "as-said" | "all-signed";

interface Walks {
  readonly starts: readonly Step[];
  readonly next: (step: Step) => readonly Step[];
  readonly isEnd: (step: Step) => boolean;
}

function walksPast(
  world: World,
  control: GateControl,
  proof: Proof,
  effective: ReadonlySet<string>,
  as: Signed,
): Walks {
  const closed = closedBy(world, control, effective);
  const able = ableNodes(world, control.id);
  const conditional = control.gate.point === "pipeline-trigger" || control.products !== undefined;
  const edges = edgesJudgedBy(world, control).filter(
    (edge) => control.id === isolation || !isApart(world, edge, proof),
  );
  const stand = (node: string, copy: boolean, counts: boolean): Step => ({
    node,
    copy,
    counts: counts || able.includes(node),
  });
  const { targets } = endsOf(world);
  const passes = (edge: PipelineEdge) =>
    isByHand(world, edge) || letsUnsignedBy(world, control, edge, proof, as);
  return {
    starts: startsOf(world, control)
      .filter((id) => !closed.has(id))
      .map((id) => stand(id, false, !conditional)),
    next: ({ node, counts }) =>
      edges
        .filter(({ source }) => source === node)
        .filter((edge) => passes(edge) || !closed.has(edge.target))
        .map((edge) => stand(edge.target, passes(edge), counts)),
    isEnd: ({ node, counts }) => counts && targets.includes(node),
  };
}

/** A check passes by what may come unsigned; asked as if all were signed, it does not. */
function letsUnsignedBy(
  world: World,
  { gate }: GateControl,
  edge: PipelineEdge,
  proof: Proof,
  as: Signed,
): boolean {
  if (as === "all-signed" || gate.provedBy === undefined) return false;
  return unsignedOf(world, edge, gate.provedBy, proof).length > 0;
}

const keyOf = ({ node, counts }: Step) => `${node} ${counts}`;

function reachedPast({ starts, next }: Walks): readonly Step[] {
  const reached = new Map(starts.map((step) => [keyOf(step), step]));
  for (const step of reached.values())
    for (const following of next(step))
      if (!reached.has(keyOf(following))) reached.set(keyOf(following), following);
  return [...reached.values()];
}

/** The targets that a way reaches past the gate, were it effective on these nodes. */
function exposedPast(
  world: World,
  control: GateControl,
  proof: Proof,
  effective: ReadonlySet<string>,
  as: Signed = "as-said",
): readonly string[] {
  const walks = walksPast(world, control, proof, effective, as);
  const reached = reachedPast(walks).filter((step) => walks.isEnd(step));
  return endsOf(world).targets.filter((target) => reached.some(({ node }) => node === target));
}

function witnessPast(
  world: World,
  control: GateControl,
  proof: Proof,
  effective: ReadonlySet<string>,
  as: Signed = "as-said",
): readonly string[] | undefined {
  const { starts, next, isEnd } = walksPast(world, control, proof, effective, as);
  const seen = new Set<string>();
  let walks = starts.map((step) => [step]);
  while (walks.length > 0) {
    const ended = walks.filter((walk) => walk.slice(-1).some(isEnd));
    if (ended.length > 0)
      return ended
        .map((walk) => walk.map(({ node }) => world.node(node)))
        .toSorted(compareWays)[0]
        ?.map(({ id }) => id);
    for (const walk of walks) for (const step of walk) seen.add(keyOf(step));
    walks = walks.flatMap((walk) =>
      walk
        .slice(-1)
        .flatMap((step) => next(step))
        .filter((step) => !seen.has(keyOf(step)))
        .map((step) => [...walk, step]),
    );
  }
  return undefined;
}

/** Analysis 5.4, by trying every set of nodes: the cheapest that closes what can be closed. */
export function fixOf(
  world: World,
  control: GateControl,
  proof: Proof,
): Required<Pick<GateVerdict, "fix">> & Pick<GateVerdict, "impossible"> {
  const able = ableNodes(world, control.id);
  const effective = able.filter((id) => isEffective(world, id, control.id, proof));
  const costs = able.flatMap((id): (readonly [string, number])[] => {
    const status = world.status(id, control.id);
    if (status === "not-applicable" || effective.includes(id)) return [];
    if (status === "stale" || status === "declared") return [[id, 0.25]];
    return [[id, status === "planned" || status === "partial" ? 0.5 : 1]];
  });
  const everywhere = new Set([...effective, ...costs.map(([id]) => id)]);
  const leaves = exposedPast(world, control, proof, everywhere, "all-signed");
  const impossible = witnessPast(world, control, proof, everywhere, "all-signed");
  const sets = Array.from({ length: 1 << costs.length }, (_, bits) => {
    const members = costs.filter((_cost, index) => (bits & (1 << index)) !== 0);
    return { nodes: members.map(([id]) => id), cost: members.reduce((sum, [, cost]) => sum + cost, 0) };
  }).toSorted((a, b) => a.cost - b.cost);
  const best = sets.find(
    ({ nodes }) =>
      exposedPast(world, control, proof, new Set([...effective, ...nodes]), "all-signed").length <=
      leaves.length,
  );
  return {
    fix: { nodes: best?.nodes ?? [], cost: best?.cost ?? 0, leaves },
    ...(impossible ? { impossible } : {}),
  };
}

/** Who must sign before the check counts on what comes to these nodes and to those where it is in place already. */
export function unsignedBefore(
  world: World,
  control: GateControl,
  proof: Proof,
  nodes: readonly string[],
): readonly string[] {
  const { provedBy } = control.gate;
  if (provedBy === undefined) return [];
  const closed = closedBy(world, control, new Set([...standingOn(world, control, proof), ...nodes]));
  const entering = edgesJudgedBy(world, control).filter(({ target }) => closed.has(target));
  return [...new Set(entering.flatMap((edge) => unsignedOf(world, edge, provedBy, proof)))].toSorted();
}
