import type { PipelineNode } from "../../domain/pipeline/document";
import type { GraphFacts } from "../../domain/posture/posture";
import { reachedNodes } from "./walks";
import type { World } from "./world";

export function isRunnerNode({ kind }: PipelineNode): boolean {
  return kind === "orchestrator" || kind === "host" || kind === "workload";
}

export function factsByBruteForce(world: World): GraphFacts {
  const runEnds = runEndsOf(world);
  const inProduction = runEnds.filter(
    (id) => (world.nodeOf(id).environment ?? "production") === "production",
  );
  const targets = inProduction.length > 0 ? inProduction : runEnds;
  const unknown = world.nodes.filter(
    ({ id, kind }) =>
      kind === "parent-registry" && world.flow.some(({ source, images }) => source === id && !images),
  );
  return {
    origins: originsOf(world, targets),
    targets,
    otherTargets: runEnds.filter((id) => !targets.includes(id)),
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

function originsOf(
  { nodes, flow, pipeline, nodeOf }: World,
  targets: readonly string[],
): GraphFacts["origins"] {
  const isFed = (id: string) => flow.some(({ target }) => target === id);
  const handsOn = (id: string) => flow.some(({ source }) => source === id);
  const sendsFloating = (id: string) =>
    flow.some(
      ({ source, images = [] }) =>
        source === id &&
        images.some((image) =>
          (pipeline.images.get(image)?.parents ?? []).some(
            ({ digest, ref }) => digest === undefined && !ref.includes("@sha256:"),
          ),
        ),
    );
  const firstParty = nodes.filter(
    ({ id, kind }) =>
      (kind === "developer" || (kind !== "parent-registry" && !isFed(id))) &&
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
  const all = idsOf(ofComponents);
  return {
    firstParty: [...idsOf(firstParty), ...all.filter((id) => !isThird(id))].toSorted(),
    thirdParty: [...idsOf(thirdParty), ...all.filter(isThird)].toSorted(),
  };
}

function idsOf(nodes: readonly PipelineNode[]): string[] {
  return nodes.map(({ id }) => id);
}
