import type { PipelineNode } from "../pipeline/document";
import { byId, type Pipeline } from "../pipeline/pipeline";
import { isRegistry } from "../pipeline/is-registry";
import { namesOf, plainName } from "./brings";
import type { RunningFinding } from "./finding";
import type { Observation } from "./observation";
import { placeOf } from "./place-of";
import type { Registries } from "./registries";
import { type Seen } from "./seen";

/**
 * Workloads and registries on the map that the complete list of their place does not show. They may still exist: scaled to zero,
 * or under another name.
 */
export function findUnseen(
  pipeline: Pipeline,
  observations: readonly Observation[],
  seen: readonly Seen[],
  registries: Registries,
): readonly RunningFinding[] {
  const places = new Map<string, PipelineNode>();
  for (const { observed, said } of observations) {
    const { node } = observed.isWhole ? placeOf(pipeline, observed, said) : {};
    if (node) places.set(node.id, node);
  }
  return [...places.values()].toSorted(byId).flatMap((place) => {
    const here = seen.filter(({ placeKey }) => placeKey === place.id);
    const edges = [...pipeline.edges.values()];
    const after = edges.filter(({ source }) => source === place.id).map(({ target }) => target);
    const before = edges
      .filter(({ target, artifact }) => target === place.id && artifact === "image")
      .map(({ source }) => source);
    const nodesOf = (ids: readonly string[]) =>
      [...new Set(ids)].flatMap((id) => pipeline.nodes.get(id) ?? []).toSorted(byId);
    const names = new Set(
      here.flatMap(({ container, ref }) => [
        ...namesOf(container.workload, ref),
        ...namesOf(container.container, ref),
      ]),
    );
    const workloads = nodesOf(after).filter(
      ({ kind, name }) => kind === "workload" && !names.has(plainName(name)),
    );
    const shown = new Set(here.flatMap(({ ref }) => registries.of(ref).nodes));
    const silent = nodesOf(before).filter(
      (node) => isRegistry(node) && registries.isSure(node) && !shown.has(node),
    );
    return [
      ...workloads.map((node) =>
        unseen(node, place, `${node.name} is on the map at ${place.name}, but not in the runtime data.`),
      ),
      ...silent.map((node) =>
        unseen(node, place, `The runtime data of ${place.name} has no image from ${node.name}.`),
      ),
    ];
  });
}

function unseen(node: PipelineNode, place: PipelineNode, sentence: string): RunningFinding {
  return {
    key: `not-seen ${place.id} ${node.id}`,
    kind: "not-seen",
    sentence,
    about: node.name,
    node: node.id,
    basis: node.name,
    places: [],
    count: 0,
  };
}
