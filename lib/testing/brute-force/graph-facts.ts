import type { PipelineEdge, PipelineNode } from "../../domain/pipeline/document";
import type { GraphFacts } from "../../domain/posture/posture";
import { reachedNodes } from "./walks";
import type { World } from "./world";

export function isRunnerNode({ kind }: PipelineNode): boolean {
  return kind === "orchestrator" || kind === "host" || kind === "workload";
}

export function factsByBruteForce(world: World): GraphFacts {
  const running = runEndsOf(world);
  const isPublished = running.length === 0;
  const runEnds = isPublished ? publishedOf(world) : running;
  const inProduction = runEnds.filter(
    (id) => (world.nodeOf(id).environment ?? "production") === "production",
  );
  const targets = inProduction.length > 0 ? inProduction : runEnds;
  const unknown = world.nodes.filter(
    ({ id, kind }) =>
      kind === "parent-registry" &&
      world.flow.some((edge) => edge.source === id && isPinned(world, edge) === undefined),
  );
  return {
    origins: originsOf(world, targets),
    targets,
    otherTargets: runEnds.filter((id) => !targets.includes(id)),
    ...(isPublished && runEnds.length > 0 ? { published: true } : {}),
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

function runEndsOf({ nodes, flow }: World): readonly string[] {
  const runners = idsOf(nodes.filter((node) => node.stage === "run" && isRunnerNode(node)));
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

/** What others pull, where nothing runs. */
function publishedOf({ nodes, flow, nodeOf }: World): readonly string[] {
  const isBuilt = (id: string) =>
    flow.some(({ source, target }) => target === id && ["ci", "builder"].includes(nodeOf(source).kind));
  return idsOf(
    nodes.filter(
      ({ id, kind }) =>
        (kind === "production-registry" || (kind === "package-registry" && isBuilt(id))) &&
        flow.some(({ target }) => target === id) &&
        !flow.some(({ source }) => source === id),
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
