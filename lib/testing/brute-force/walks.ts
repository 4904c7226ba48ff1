import type { PipelineEdge, PipelineNode } from "../../domain/pipeline/document";
import { compareText } from "../../domain/pipeline/pipeline";

/** Everything that steps lead to, the starts included. Two steps with the same key are the same. */
export function closure<Step>(
  starts: readonly Step[],
  next: (step: Step) => readonly Step[],
  keyOf: (step: Step) => string,
): ReadonlyMap<string, Step> {
  const reached = new Map(starts.map((step) => [keyOf(step), step]));
  // A map that grows while it is walked is walked to its new end.
  for (const step of reached.values()) {
    for (const following of next(step))
      if (!reached.has(keyOf(following))) reached.set(keyOf(following), following);
  }
  return reached;
}

/** Every node that a walk along these edges leads to, its starts included, past none of the nodes that are shut. */
export function reachedNodes(
  starts: Iterable<string>,
  edges: readonly PipelineEdge[],
  shut: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const open = (node: string) => !shut.has(node);
  const next = (node: string) =>
    edges.filter(({ source, target }) => source === node && open(target)).map(({ target }) => target);
  return new Set(closure([...starts].filter(open), next, (node) => node).keys());
}

export interface WalkRules<Step> {
  readonly starts: readonly Step[];
  readonly next: (step: Step) => readonly Step[];
  readonly isEnd: (step: Step) => boolean;
  readonly keyOf: (step: Step) => string;
  readonly nodeOf: (step: Step) => PipelineNode;
}

/** Of all walks with the fewest nodes the first, by the names along it, then kinds, technologies and ids. */
export function firstShortestWalk<Step>({
  starts,
  next,
  isEnd,
  keyOf,
  nodeOf,
}: WalkRules<Step>): readonly string[] | undefined {
  const seen = new Set<string>();
  let walks = starts.map((step) => [step]);
  while (walks.length > 0) {
    const ended = walks.filter((walk) => walk.slice(-1).some(isEnd));
    if (ended.length > 0)
      return ended
        .map((walk) => walk.map(nodeOf))
        .toSorted(compareWalks)[0]
        ?.map(({ id }) => id);
    for (const walk of walks) for (const step of walk) seen.add(keyOf(step));
    // A walk that comes late to where another was before is not the shortest.
    walks = walks.flatMap((walk) =>
      walk
        .slice(-1)
        .flatMap(next)
        .filter((step) => !seen.has(keyOf(step)))
        .map((step) => [...walk, step]),
    );
  }
  return undefined;
}

const looks: readonly ((node: PipelineNode) => string)[] = [
  ({ name }) => name,
  ({ kind }) => kind,
  ({ technologies }) => (technologies ?? []).join(" "),
  ({ id }) => id,
];

function compareWalks(a: readonly PipelineNode[], b: readonly PipelineNode[]): number {
  for (const look of looks) {
    for (const [index, node] of a.entries()) {
      const other = b[index];
      const order = other ? compareText(look(node), look(other)) : 0;
      if (order !== 0) return order;
    }
  }
  return 0;
}
