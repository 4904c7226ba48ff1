import type { PipelineEdge } from "../../domain/pipeline/document";
import {
  flowInto,
  flowOutOf,
  isBuilding,
  isEffective,
  isFlowEdge,
  isOfImages,
  isRegistry,
  isRunner,
  isStranger,
  mayBuild,
  once,
  type Proof,
  type World,
} from "./world";

/** Whether both carry the same: images of any sort, code, manifests. */
function carryTheSame(one: PipelineEdge, other: PipelineEdge): boolean {
  return isOfImages(one) ? isOfImages(other) : one.artifact === other.artifact;
}

/**
 * The nodes from which something unsigned comes by a connection: what it carries is followed back to whoever signs it, and where
 * nobody does to whoever builds or begins it. A right carries nothing.
 */
export function unsignedOf(
  world: World,
  edge: PipelineEdge,
  provedBy: string,
  proof: Proof,
): readonly string[] {
  return once(world, `unsigned ${proof} ${provedBy} ${edge.id}`, () => {
    if (!isFlowEdge(world, edge)) return [];
    const isOurs = (id: string) => !isStranger(world.node(id));
    const unsigned: string[] = [];
    const asked = new Set([edge.source].filter(isOurs));
    for (const id of asked) {
      if (isEffective(world, id, provedBy, proof)) continue;
      const handed = flowInto(world, id)
        .filter((one) => carryTheSame(edge, one))
        .map(({ source }) => source)
        .filter(isOurs);
      const builds = isOfImages(edge) && (isBuilding(world, id) || mayBuild(world, id));
      if (builds || handed.length === 0) unsigned.push(id);
      else for (const source of handed) asked.add(source);
    }
    return unsigned.toSorted();
  });
}

/** Whether some of what comes by a connection of images may come from a registry: what only passes images on changes no origin. */
export function mayComeFromRegistry(world: World, edge: PipelineEdge): boolean {
  if (!isOfImages(edge)) return isRegistry(world.node(edge.source));
  const asked = new Set([edge.source]);
  for (const id of asked) {
    const node = world.node(id);
    if (isRegistry(node)) return true;
    const passes =
      node.kind === "delivery" || isRunner(node) || (node.kind === "ci" && !isBuilding(world, id));
    if (passes) for (const one of flowInto(world, id)) if (isOfImages(one)) asked.add(one.source);
  }
  return false;
}

/** It hands an image on and is handed none; registries, runners and strangers begin none. */
export function beginsImages(world: World, id: string): boolean {
  const node = world.node(id);
  if (isRegistry(node) || isRunner(node) || isStranger(node)) return false;
  return flowOutOf(world, id).some(isOfImages) && !flowInto(world, id).some(isOfImages);
}
