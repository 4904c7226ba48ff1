import { compareText } from "../../pipeline/pipeline";
import type { PipelineNode } from "../../pipeline/document";
import { technologiesOf } from "./posture-graph";

/** The space of a path: numbered states, each at a node. */
export interface StateSpace {
  readonly starts: Iterable<number>;
  readonly isEnd: (state: number) => boolean;
  readonly forEachNext: (state: number, visit: (next: number) => void) => void;
  readonly nodeOf: (state: number) => PipelineNode;
}

/** Tie-breaker for equally short paths: node names first, then the next key. */
export const marksOfWays: readonly ((node: PipelineNode) => string)[] = [
  ({ name }) => name,
  ({ kind }) => kind,
  technologiesOf,
  ({ id }) => id,
];

/**
 * The shortest path from a start to an end, as node ids; ties by names, then kinds, technologies, ids. Breadth first, O(states +
 * steps). Undefined if no end is reached.
 */
export function shortestWay(space: StateSpace): readonly string[] | undefined {
  const layers = layersToEnd(space);
  return layers && firstThrough(layers, space);
}

/**
 * The first of the paths through some layers, ties as above; as node ids.
 * @param layers every state leads to one in the next layer
 */
export function firstThrough(
  layers: Layers,
  space: Pick<StateSpace, "forEachNext" | "nodeOf">,
): readonly string[] {
  let kept = layers;
  for (const mark of marksOfWays) {
    if (kept.every((layer) => layer.length === 1)) break;
    kept = keepFirst(kept, space, (state) => mark(space.nodeOf(state)));
  }
  return kept.map(([state = 0]) => space.nodeOf(state).id);
}

type Layers = readonly (readonly number[])[];
type Steps = Pick<StateSpace, "forEachNext">;

/** The states on some shortest path, by their distance from the starts. */
function layersToEnd(space: StateSpace): Layers | undefined {
  // The path is short and the space is large: an array of its size would cost more than the search.
  const known = new Set(space.starts);
  const layers: number[][] = [];
  let layer = [...known];
  while (layer.length > 0) {
    const ends = layer.filter(space.isEnd);
    if (ends.length > 0) return prune([...layers, ends], space);
    layers.push(layer);
    const next: number[] = [];
    for (const state of layer) {
      space.forEachNext(state, (follower) => {
        if (known.has(follower)) return;
        known.add(follower);
        next.push(follower);
      });
    }
    layer = next;
  }
  return undefined;
}

/** Leaves out states without a successor in the next layer. */
function prune(layers: Layers, space: Steps): Layers {
  const kept: (readonly number[])[] = [];
  let next: ReadonlySet<number> | undefined;
  for (const layer of layers.toReversed()) {
    const following: ReadonlySet<number> | undefined = next;
    const remaining: readonly number[] = following
      ? layer.filter((state) => followersIn(state, following, space).length > 0)
      : layer;
    kept.push(remaining);
    next = new Set(remaining);
  }
  return kept.toReversed();
}

/** The paths through the layers whose texts come first, compared place by place. */
function keepFirst(layers: Layers, space: Steps, textOf: (state: number) => string): Layers {
  let reached: ReadonlySet<number> | undefined;
  const chosen = layers.map((layer) => {
    const possible: readonly number[] = reached
      ? layer.filter((state) => reached?.has(state) === true)
      : layer;
    const first = possible.map(textOf).toSorted(compareText)[0];
    const kept = possible.filter((state) => textOf(state) === first);
    const followers = new Set<number>();
    for (const state of kept) space.forEachNext(state, (next) => followers.add(next));
    reached = followers;
    return kept;
  });
  return prune(chosen, space);
}

function followersIn(state: number, set: ReadonlySet<number>, space: Steps): readonly number[] {
  const found: number[] = [];
  space.forEachNext(state, (next) => {
    if (set.has(next)) found.push(next);
  });
  return found;
}
