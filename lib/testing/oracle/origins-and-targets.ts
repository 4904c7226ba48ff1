import type { PipelineEdge } from "../../domain/pipeline/document";
import {
  flowInto,
  flowOutOf,
  isBuilding,
  isRegistry,
  isRunner,
  isStranger,
  once,
  pinnedOf,
  reach,
  type World,
} from "./world";

export interface Ends {
  readonly firstParty: readonly string[];
  readonly thirdParty: readonly string[];
  readonly targets: readonly string[];
  readonly otherTargets: readonly string[];
  readonly published: boolean;
}

/** ANALYSIS.md section 1: where what travels begins, and what is to be protected. */
export function endsOf(world: World): Ends {
  return once(world, "ends", () => {
    const run = runEnds(world);
    const ends = run.length > 0 ? run : publishedEnds(world);
    const production = ends.filter((id) => (world.node(id).environment ?? "production") === "production");
    const targets = production.length > 0 ? production : ends;
    return {
      ...originsOf(world, targets),
      targets,
      otherTargets: ends.filter((id) => !targets.includes(id)),
      published: run.length === 0 && targets.length > 0,
    };
  });
}

function runEnds({ nodes, flow }: World): readonly string[] {
  const runners = nodes.filter((node) => node.stage === "run" && isRunner(node)).map(({ id }) => id);
  const between = flow.filter(({ source, target }) => runners.includes(source) && runners.includes(target));
  return runners.filter((id) => {
    const members = circleOf(id, between);
    return reach([id], between).size === members.length && isEntered(members, flow);
  });
}

/** The strongly connected component of a node, by walking there and back. */
function circleOf(id: string, edges: readonly PipelineEdge[]): readonly string[] {
  return [...reach([id], edges)].filter((other) => reach([other], edges).has(id));
}

function isEntered(members: readonly string[], edges: readonly PipelineEdge[]): boolean {
  return edges.some(({ source, target }) => members.includes(target) && !members.includes(source));
}

function publishedEnds(world: World): readonly string[] {
  return world.nodes
    .filter(({ id, kind }) => {
      const senders = flowInto(world, id).map(({ source }) => world.node(source));
      if (senders.length === 0 || flowOutOf(world, id).length > 0) return false;
      const isPushedTo = senders.some((sender) => sender.kind === "ci" || sender.kind === "builder");
      return kind === "production-registry" || (kind === "package-registry" && isPushedTo);
    })
    .map(({ id }) => id);
}

function originsOf(world: World, targets: readonly string[]): Pick<Ends, "firstParty" | "thirdParty"> {
  const { nodes, flow } = world;
  const isFed = (id: string) => flowInto(world, id).length > 0;
  const isSource = ({ kind }: { readonly kind: string }) =>
    kind !== "parent-registry" && kind !== "package-registry";
  const firstParty = nodes
    .filter((node) => node.kind === "developer" || (isSource(node) && !isFed(node.id)))
    .map(({ id }) => id)
    .filter((id) => flowOutOf(world, id).length > 0 || targets.includes(id));
  const thirdParty = nodes
    .filter(
      ({ id, kind }) =>
        kind === "parent-registry" &&
        (!isFed(id) || flowOutOf(world, id).some((edge) => pinnedOf(world, edge) === false)),
    )
    .map(({ id }) => id);
  const known = [...firstParty, ...thirdParty];
  const inCircles = nodes.filter(({ id, kind }) => {
    const members = circleOf(id, flow);
    return (
      kind !== "package-registry" &&
      members.length > 1 &&
      !isEntered(members, flow) &&
      !members.some((member) => known.includes(member))
    );
  });
  const isThird = ({ kind }: { readonly kind: string }) => kind === "parent-registry";
  return {
    firstParty: [...firstParty, ...inCircles.filter((node) => !isThird(node)).map(({ id }) => id)],
    thirdParty: [...thirdParty, ...inCircles.filter(isThird).map(({ id }) => id)],
  };
}

/** The nodes that lead to a target along flow edges, the targets included. */
export function leadsToTarget(world: World, id: string): boolean {
  const { targets } = endsOf(world);
  const reached = once(world, `reach ${id}`, () => reach([id], world.flow));
  return targets.some((target) => reached.has(target));
}

// Section 3: by hand, and in hand

/** A hand-over of a developer that no gate at its end stops. */
export function isByHand({ node }: World, { source, target, automated }: PipelineEdge): boolean {
  if (node(source).kind !== "developer") return false;
  const { kind } = node(target);
  return kind === "builder"
    ? automated !== true
    : (kind === "ci" || kind === "delivery") && automated === false;
}

export function isInHand(world: World, id: string): boolean {
  const { kind } = world.node(id);
  const handed = flowInto(world, id).filter(({ source }) => !isRegistry(world.node(source)));
  const developersAlone =
    handed.length > 0 && handed.every(({ source }) => world.node(source).kind === "developer");
  if (kind === "builder") return developersAlone;
  return (
    (kind === "ci" || kind === "delivery") && developersAlone && handed.every((edge) => isByHand(world, edge))
  );
}

/** The building nodes that are not in hand; where there are none, all. */
export function buildersOf(world: World): readonly string[] {
  const all = world.nodes.filter(isBuilding).map(({ id }) => id);
  const own = all.filter((id) => !isInHand(world, id));
  return own.length > 0 ? own : all;
}

/** The nodes that a stranger's proposals reach, straight or through repositories. */
export function strangersReach(world: World): ReadonlySet<string> {
  return once(world, "strangers", () =>
    codeReach(
      world,
      world.nodes.filter(isStranger).map(({ id }) => id),
    ),
  );
}

/** Along code edges: where they lead straight from the starts, and on out of repositories. */
function codeReach(world: World, starts: readonly string[]): ReadonlySet<string> {
  const code = world.flow.filter(({ artifact }) => artifact === "code");
  const reached = new Set(code.filter(({ source }) => starts.includes(source)).map(({ target }) => target));
  for (const id of reached)
    if (world.node(id).kind === "source-repository")
      for (const { source, target } of code) if (source === id) reached.add(target);
  return reached;
}

/** The building nodes, but for a builder that CI feeds, the CI that feeds it. */
export function buildersFedOrSelf(world: World): readonly string[] {
  return world.nodes.filter(isBuilding).flatMap(({ id, kind }) => {
    const feeding = flowInto(world, id)
      .map(({ source }) => source)
      .filter((source) => world.node(source).kind === "ci");
    return kind === "builder" && feeding.length > 0 ? feeding : [id];
  });
}
