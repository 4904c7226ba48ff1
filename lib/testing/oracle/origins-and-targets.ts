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

/** Analysis 1.3 and 1.5: where what travels begins, and what is to be protected. */
export function endsOf(world: World): Ends {
  return once(world, "ends", () => {
    const run = runEnds(world);
    const candidates = [...run, ...publishedEnds(world).filter((id) => !run.includes(id))];
    const inProduction = candidates.filter((id) => isInProduction(world, id));
    const judged = inProduction.length > 0 ? inProduction : candidates;
    const always = pulledForTestsAlone(world).filter((id) => !judged.includes(id));
    const targets = [...judged, ...always];
    return {
      ...originsOf(world, targets),
      targets,
      otherTargets: candidates.filter((id) => !targets.includes(id)),
      published: targets.length > 0 && !targets.some((id) => isRunner(world.node(id))),
    };
  });
}

/** Who says nothing of an environment is in production. */
function isInProduction({ node }: World, id: string): boolean {
  return (node(id).environment ?? "production") === "production";
}

function runEnds(world: World): readonly string[] {
  const { nodes, flow } = world;
  const runners = nodes.filter((node) => countsAsRunner(world, node.id)).map(({ id }) => id);
  const between = flow.filter(({ source, target }) => runners.includes(source) && runners.includes(target));
  return runners.filter((id) => {
    const members = circleOf(id, between);
    return reach([id], between).size === members.length && isEntered(members, flow);
  });
}

/** A lane is layout, but a machine that CI jobs run on, drawn beside CI, is no place where containers come to run. */
function countsAsRunner(world: World, id: string): boolean {
  const node = world.node(id);
  if (!isRunner(node)) return false;
  if (node.stage === "run" || node.environment === "production") return true;
  return !world
    .outOf(id)
    .some(({ artifact, target }) => artifact === "container" && !isRunner(world.node(target)));
}

/** The strongly connected component of a node, by walking there and back. */
function circleOf(id: string, edges: readonly PipelineEdge[]): readonly string[] {
  return [...reach([id], edges)].filter((other) => reach([other], edges).has(id));
}

function isEntered(members: readonly string[], edges: readonly PipelineEdge[]): boolean {
  return edges.some(({ source, target }) => members.includes(target) && !members.includes(source));
}

/** Registries that others pull from: nothing on the map does. */
function publishedEnds(world: World): readonly string[] {
  return world.nodes
    .map(({ id }) => id)
    .filter((id) => canBePublished(world, id) && flowOutOf(world, id).length === 0);
}

/** In production, and of all that pull from it none is: others do, whom the map does not show. */
function pulledForTestsAlone(world: World): readonly string[] {
  return world.nodes
    .map(({ id }) => id)
    .filter((id) => {
      const out = flowOutOf(world, id);
      const isTest = (end: string) => isRunner(world.node(end)) && !isInProduction(world, end);
      return (
        canBePublished(world, id) &&
        isInProduction(world, id) &&
        out.length > 0 &&
        out.every(({ target }) => isTest(target))
      );
    });
}

function canBePublished(world: World, id: string): boolean {
  const { kind } = world.node(id);
  const senders = flowInto(world, id).map(({ source }) => world.node(source));
  const isPushedTo = senders.some((sender) => sender.kind === "ci" || sender.kind === "builder");
  return (
    senders.length > 0 && (kind === "production-registry" || (kind === "package-registry" && isPushedTo))
  );
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

// Analysis 5.2: by hand, and in hand

/** A connection of a developer that no gate at its end stops, unless the map says that a machine takes it over. */
export function isByHand({ node }: World, { source, target, automated }: PipelineEdge): boolean {
  const from = node(source);
  if (from.kind !== "developer") return false;
  const { kind } = node(target);
  if (kind === "builder") return automated !== true;
  if (kind !== "ci" && kind !== "delivery") return false;
  return isStranger(from) ? automated === false : automated !== true;
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
  const all = world.nodes.map(({ id }) => id).filter((id) => isBuilding(world, id));
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
  return world.nodes
    .filter(({ id }) => isBuilding(world, id))
    .flatMap(({ id, kind }) => {
      const feeding = flowInto(world, id)
        .map(({ source }) => source)
        .filter((source) => world.node(source).kind === "ci");
      return kind === "builder" && feeding.length > 0 ? feeding : [id];
    });
}
