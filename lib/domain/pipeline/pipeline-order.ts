import { componentsOf } from "../graph/components";
import type { PipelineEdge, PipelineNode } from "./document";
import { compareNodes } from "./pipeline";

type Arc = Pick<PipelineEdge, "source" | "target">;

/**
 * The nodes in the order in which an artifact passes them: sources before targets. Ties, and circles, by stage, then from left to
 * right and top to bottom. Deterministic for any input order; O((nodes + edges) log nodes).
 */
export function pipelineOrder(nodes: Iterable<PipelineNode>, edges: Iterable<Arc>): readonly PipelineNode[] {
  const sorted = [...nodes].toSorted(compareNodes);
  const arcs = [...edges];
  const { componentOf, count } = componentsOf(
    sorted.map(({ id }) => id),
    arcs,
  );
  // By component, as positions in `sorted`: the nodes that lie on a circle together, mostly a single one.
  const members = Array.from({ length: count }, (): number[] => []);
  for (const [index, { id }] of sorted.entries()) members[componentOf.get(id) ?? 0]?.push(index);
  const successors = Array.from({ length: count }, (): number[] => []);
  const waitsFor = new Int32Array(count);
  for (const { source, target } of arcs) {
    const [from, to] = [componentOf.get(source), componentOf.get(target)];
    if (from === undefined || to === undefined || from === to) continue;
    successors[from]?.push(to);
    waitsFor[to] = (waitsFor[to] ?? 0) + 1;
  }
  const firstOf = (component: number) => members[component]?.[0] ?? 0;
  const componentAt = new Map(members.map((_, component) => [firstOf(component), component]));
  const ready: number[] = [];
  for (let component = 0; component < count; component++)
    if (waitsFor[component] === 0) push(ready, firstOf(component));

  const ordered: PipelineNode[] = [];
  for (let first = pop(ready); first !== undefined; first = pop(ready)) {
    const component = componentAt.get(first) ?? 0;
    for (const index of members[component] ?? []) {
      const node = sorted[index];
      if (node) ordered.push(node);
    }
    for (const successor of successors[component] ?? []) {
      waitsFor[successor] = (waitsFor[successor] ?? 0) - 1;
      if (waitsFor[successor] === 0) push(ready, firstOf(successor));
    }
  }
  return ordered;
}

function push(heap: number[], value: number): void {
  let index = heap.length;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    const above = heap[parent] ?? 0;
    if (above <= value) break;
    heap[index] = above;
    index = parent;
  }
  heap[index] = value;
}

function pop(heap: number[]): number | undefined {
  const smallest = heap[0];
  const last = heap.pop();
  if (smallest === undefined || last === undefined || heap.length === 0) return smallest;
  let index = 0;
  for (;;) {
    const left = 2 * index + 1;
    const child = (heap[left + 1] ?? Infinity) < (heap[left] ?? Infinity) ? left + 1 : left;
    const below = heap[child];
    if (below === undefined || below >= last) break;
    heap[index] = below;
    index = child;
  }
  heap[index] = last;
  return smallest;
}
