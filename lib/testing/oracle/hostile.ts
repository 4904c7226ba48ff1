import type { PipelineEdge } from "../../domain/pipeline/document";
import { isClosed } from "./closing";
import { isInHand, strangersReach } from "./origins-and-targets";
import {
  flowInto,
  isEffective,
  isHostedTechnology,
  isLacking,
  isOneStep,
  isRegistry,
  isRunner,
  isStranger,
  once,
  type Proof,
  type World,
} from "./world";

/** Analysis 6: the node acts (H), a job on it (J); code, a proposal, a branch, a tool lies there (T, P, B, R). */
export type Letter = "H" | "J" | "T" | "P" | "B" | "R";

export interface Act {
  readonly node: string;
  readonly letter: Letter;
}

export interface Spread extends Act {
  /** Nobody has said that it is so. */
  readonly assumed: boolean;
  /** The edge that it goes along; undefined where something is shared that is not drawn. */
  readonly along: string | undefined;
}

const isolation = "ci-untrusted-code-isolation";
const review = "src-two-party-review";

/** What a state brings about in one step. */
export function spreadsFrom(world: World, act: Act, proof: Proof): readonly Spread[] {
  return once(world, `spreads ${proof} ${actKey(act)}`, () => rowsOf(world, act, proof));
}

/** Each row of the table, one after the other. */
function rowsOf(world: World, { node, letter }: Act, proof: Proof): readonly Spread[] {
  const found: Spread[] = [];
  const add = (to: string, into: Letter, along?: string) =>
    found.push({ node: to, letter: into, assumed: false, along });
  const acts = letter === "H" || letter === "J";
  for (const edge of world.outOf(node)) {
    const { artifact, target, id } = edge;
    if (artifact === "credential" && !isOneStep(world, edge) && holdsRights(world, { node, letter }, proof))
      add(target, "H", id);
    if (artifact === "container" && acts && isRunner(world.node(node))) add(target, "H", id);
    if (artifact === "tool" && (acts || letter === "T" || letter === "R") && toolRuns(world, edge, proof))
      add(target, world.node(target).kind === "package-registry" ? "R" : "J", id);
    if (artifact === "code")
      for (const spread of codeSpreads(world, edge, letter, proof)) found.push({ ...spread, along: id });
  }
  if (acts && world.node(node).kind === "workload")
    for (const { artifact, source, id } of world.into(node))
      if (artifact === "container" && isRunner(world.node(source)))
        if (![node, source].some((end) => isShut(world, "escape", end, proof))) add(source, "H", id);
  if (acts && world.node(node).kind === "ci" && strangersReach(world).has(node))
    for (const other of world.nodes)
      if (sharesState(world, node, other.id) && !isShut(world, "shared-state", other.id, proof))
        add(other.id, "J");
  return found;
}

/** Whether what acts there may use the keys that lie there. */
export function holdsRights(world: World, { node, letter }: Act, proof: Proof): boolean {
  return letter === "H" || (letter === "J" && !isShut(world, "job-rights", node, proof));
}

function isShut(
  world: World,
  type: "job-rights" | "shared-state" | "escape",
  node: string,
  proof: Proof,
): boolean {
  return isClosed(world, { type, node }, proof);
}

function toolRuns(world: World, edge: PipelineEdge, proof: Proof): boolean {
  const [from, to] = [world.node(edge.source), world.node(edge.target)];
  if (from.kind === "ci" && to.kind === "ci") return !isShut(world, "shared-state", to.id, proof);
  if (!isRegistry(from) || to.kind === "package-registry") return true;
  // Set aside is not closed.
  return (
    !isClosed(world, { type: "moved-tag", edge }, proof) ||
    !isClosed(world, { type: "hostile-dependency", edge }, proof)
  );
}

function codeSpreads(
  world: World,
  edge: PipelineEdge,
  letter: Letter,
  proof: Proof,
): readonly Omit<Spread, "along">[] {
  const { source, target } = edge;
  const { kind } = world.node(target);
  const fromStranger = isStranger(world.node(source));
  const unreviewed: Omit<Spread, "along">[] = isEffective(world, target, review, proof)
    ? []
    : [{ node: target, letter: "T", assumed: false }];
  const own = (letter === "H" || letter === "J" || letter === "T") && !fromStranger;
  // A job that acts at a stranger's proposes as he does.
  const acts = (letter === "H" || letter === "J") && fromStranger;
  const proposes = letter === "P" || letter === "B" || acts;
  if (!own && !proposes) return [];
  if (kind === "source-repository") {
    if (own) return [{ node: target, letter: "B", assumed: false }, ...unreviewed];
    if (acts) return [{ node: target, letter: "P", assumed: false }, ...unreviewed];
    return [{ node: target, letter, assumed: false }];
  }
  if (kind !== "ci" && kind !== "builder") return [];
  if (own) return [{ node: target, letter: "J", assumed: false }];
  if (isEffective(world, target, isolation, proof)) return [];
  return [{ node: target, letter: "J", assumed: letter === "B" && !isLacking(world, target, isolation) }];
}

function sharesState(world: World, from: string, to: string): boolean {
  const other = world.node(to);
  if (from === to || other.kind !== "ci" || isInHand(world, to)) return false;
  const technologies = world.node(from).technologies ?? [];
  if ((other.technologies ?? []).some((id) => technologies.includes(id) && !isHostedTechnology(world, id)))
    return true;
  const feeders = (id: string) => flowInto(world, id).map(({ source }) => source);
  const isRepository = (id: string) => world.node(id).kind === "source-repository";
  if (feeders(from).some((id) => isRepository(id) && feeders(to).includes(id))) return true;
  const starters = (id: string) =>
    world
      .into(id)
      .filter(({ artifact, source }) => artifact === "container" && isRunner(world.node(source)))
      .map(({ source }) => source);
  return starters(from).some((id) => starters(to).includes(id));
}

/** Every state that these lead to. */
export function actsFrom(
  world: World,
  starts: readonly Act[],
  proof: Proof,
  withAssumed: boolean,
): ReadonlyMap<string, Act> {
  const reached = new Map(starts.map((act) => [actKey(act), act]));
  for (const act of reached.values())
    for (const { node, letter, assumed } of spreadsFrom(world, act, proof))
      if ((withAssumed || !assumed) && !reached.has(`${node} ${letter}`))
        reached.set(`${node} ${letter}`, { node, letter });
  return reached;
}

export function actKey({ node, letter }: Act): string {
  return `${node} ${letter}`;
}

/** H(X): the nodes that act with him, or on which a job of his runs. */
export function hostileNodes(acts: ReadonlyMap<string, Act>): ReadonlySet<string> {
  return new Set(
    [...acts.values()].filter(({ letter }) => letter === "H" || letter === "J").map(({ node }) => node),
  );
}
