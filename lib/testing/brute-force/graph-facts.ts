import type { PipelineEdge, PipelineNode } from "../../domain/pipeline/document";
import type { GraphFacts } from "../../domain/posture/posture";
import { reachedNodes } from "./walks";
import type { World } from "./world";

export function isRunnerNode({ kind }: PipelineNode): boolean {
  return kind === "orchestrator" || kind === "host" || kind === "workload";
}

export function isBuildingNode({ kind, buildsImages }: PipelineNode): boolean {
  return kind === "builder" || (kind === "ci" && buildsImages === true);
}

export function isStrangerNode({ kind, external }: PipelineNode): boolean {
  return kind === "developer" && external === true;
}

export function factsByBruteForce(world: World): GraphFacts {
  const ends = [...runEndsOf(world), ...publishedOf(world)];
  const inProduction = ends.filter((id) => isInProduction(world, id));
  const judged = inProduction.length > 0 ? inProduction : ends;
  const targets = [...new Set([...judged, ...pulledByTestsAlone(world)])].toSorted();
  const unknown = world.nodes.filter(
    ({ id, kind }) =>
      kind === "parent-registry" &&
      world.flow.some((edge) => edge.source === id && isPinned(world, edge) === undefined),
  );
  return {
    origins: originsOf(world, targets),
    targets,
    otherTargets: ends.filter((id) => !targets.includes(id)).toSorted(),
    ...(targets.length > 0 && !targets.some((id) => isRunnerNode(world.nodeOf(id)))
      ? { published: true }
      : {}),
    ...(world.assumedBuilders.length > 0 ? { assumedBuilders: world.assumedBuilders } : {}),
    unconnected: unconnectedOf(world),
    notes: unknown.length > 0 ? [{ code: "pinning-unknown", nodes: idsOf(unknown) }] : [],
  };
}

/** Walks from each runner to all others that lead back to it: is one of them handed something by anybody else? */
function unconnectedOf({ nodes, flow }: World): readonly string[] {
  const runners = idsOf(nodes.filter(isRunnerNode));
  const between = flow.filter(({ source, target }) => runners.includes(source) && runners.includes(target));
  return runners.filter((id) => {
    const circle = [...reachedNodes([id], between)].filter((other) => reachedNodes([other], between).has(id));
    return !flow.some(({ source, target }) => circle.includes(target) && !circle.includes(source));
  });
}

/** Who says nothing of an environment is in production. */
function isInProduction({ nodeOf }: World, id: string): boolean {
  return (nodeOf(id).environment ?? "production") === "production";
}

/** Runners in any lane, but for machines beside the run lane that run what is no runner: the agents of a CI. */
function runEndsOf({ nodes, flow, nodeOf }: World): readonly string[] {
  const isAgent = ({ id, stage, environment }: PipelineNode) =>
    stage !== "run" &&
    environment !== "production" &&
    flow.some(
      ({ source, target, artifact }) =>
        source === id && artifact === "container" && !isRunnerNode(nodeOf(target)),
    );
  const runners = idsOf(nodes.filter((node) => isRunnerNode(node) && !isAgent(node)));
  const between = flow.filter(({ source, target }) => runners.includes(source) && runners.includes(target));
  return runners.filter((id) => {
    const after = [...reachedNodes([id], between)];
    const component = after.filter((other) => reachedNodes([other], between).has(id));
    const isEntered = flow.some(
      ({ source, target }) => component.includes(target) && !component.includes(source),
    );
    return after.length === component.length && isEntered;
  });
}

function originsOf(world: World, targets: readonly string[]): GraphFacts["origins"] {
  const { nodes, flow, nodeOf } = world;
  const isFed = (id: string) => flow.some(({ target }) => target === id);
  const handsOn = (id: string) => flow.some(({ source }) => source === id);
  const sendsFloating = (id: string) =>
    flow.some((edge) => edge.source === id && isPinned(world, edge) === false);
  const firstParty = nodes.filter(
    ({ id, kind }) =>
      (kind === "developer" || (kind !== "parent-registry" && kind !== "package-registry" && !isFed(id))) &&
      (handsOn(id) || targets.includes(id)),
  );
  const thirdParty = nodes.filter(
    ({ id, kind }) => kind === "parent-registry" && (!isFed(id) || sendsFloating(id)),
  );
  const known = idsOf([...firstParty, ...thirdParty]);
  const ofComponents = nodes.filter(({ id }) => {
    const component = [...reachedNodes([id], flow)].filter((other) => reachedNodes([other], flow).has(id));
    const isEntered = flow.some(
      ({ source, target }) => component.includes(target) && !component.includes(source),
    );
    return component.length > 1 && !isEntered && !component.some((member) => known.includes(member));
  });
  const isThird = (id: string) => nodeOf(id).kind === "parent-registry";
  const all = idsOf(ofComponents.filter(({ kind }) => kind !== "package-registry"));
  return {
    firstParty: [...idsOf(firstParty), ...all.filter((id) => !isThird(id))].toSorted(),
    thirdParty: [...idsOf(thirdParty), ...all.filter(isThird)].toSorted(),
  };
}

/** What others pull: nothing on the map does. */
function publishedOf(world: World): readonly string[] {
  return pulledFrom(world).filter((id) => !world.flow.some(({ source }) => source === id));
}

/** In production, and of all that pull from it none is: others do, whom the map does not show. */
function pulledByTestsAlone(world: World): readonly string[] {
  return pulledFrom(world).filter((id) => {
    const pulling = world.flow.filter(({ source }) => source === id).map(({ target }) => target);
    const isTest = (end: string) => isRunnerNode(world.nodeOf(end)) && !isInProduction(world, end);
    return isInProduction(world, id) && pulling.length > 0 && pulling.every(isTest);
  });
}

function pulledFrom({ nodes, flow, nodeOf }: World): readonly string[] {
  const isBuilt = (id: string) =>
    flow.some(({ source, target }) => target === id && ["ci", "builder"].includes(nodeOf(source).kind));
  return idsOf(
    nodes.filter(
      ({ id, kind }) =>
        (kind === "production-registry" || (kind === "package-registry" && isBuilt(id))) &&
        flow.some(({ target }) => target === id),
    ),
  );
}

/** What the edge says, or else its images; undefined where neither does. */
function isPinned({ pipeline }: World, { artifact, pinned, images = [] }: PipelineEdge): boolean | undefined {
  if (["tool", "parent-image", "image"].includes(artifact) && pinned !== undefined) return pinned;
  const parents = images.flatMap((image) => pipeline.images.get(image)?.parents ?? []);
  const isFixed = parents.map(({ digest, ref }) => digest !== undefined || ref.includes("@sha256:"));
  return isFixed.length === 0 ? undefined : isFixed.every(Boolean);
}

function idsOf(nodes: readonly PipelineNode[]): string[] {
  return nodes.map(({ id }) => id);
}
