import { compareText } from "../../pipeline/pipeline";
import type { PipelineNode } from "../../pipeline/document";
import { technologiesOf } from "./posture-graph";

/** What a way leads through: numbered states, each of them at a node. */
export interface StateSpace {
  readonly starts: Iterable<number>;
  readonly isEnd: (state: number) => boolean;
  readonly forEachNext: (state: number, visit: (next: number) => void) => void;
  readonly nodeOf: (state: number) => PipelineNode;
}

/** By what equally short ways are told apart: the names along them, and only where those are the same the next. */
export const marksOfWays: readonly ((node: PipelineNode) => string)[] = [
  ({ name }) => name,
  ({ kind }) => kind,
  technologiesOf,
  ({ id }) => id,
];

/**
 * The shortest way from a start to an end, as node ids; of several the first by the names along it, then by kinds,
 * technologies, ids. Breadth first, O(states + steps). Undefined where no end is reached.
 */
export function shortestWay(space: StateSpace): readonly string[] | undefined {
  const layers = layersToEnd(space);
  return layers && firstThrough(layers, space);
}

/**
 * Of the ways through some layers the first, told apart as above; as node ids.
 * @param layers every state leads to one in the next layer.
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

/** The states on some shortest way, by their distance from the starts. */
function layersToEnd(space: StateSpace): Layers | undefined {
  // The way is short where the space is large: an array of its size would cost more than the search.
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

/** Leaves out what leads to nothing in the next layer. */
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

/** Of all ways through the layers those whose texts come first, compared place by place. */
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
