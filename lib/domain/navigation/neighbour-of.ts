import { edgesAt } from "../pipeline/edges-at";
import { compareText, type Pipeline } from "../pipeline/pipeline";

/** Where the keyboard goes when these nodes are deleted: to one that was connected with them, else to the nearest; undefined where none is left. */
export function neighbourOf(pipeline: Pipeline, gone: ReadonlySet<string>): string | undefined {
  const [first] = gone;
  const from = first === undefined ? undefined : pipeline.nodes.get(first);
  if (!from) return undefined;
  const connected = new Set(
    [...edgesAt(pipeline.edges, gone)].flatMap(({ source, target }) => [source, target]),
  );
  let nearest: { readonly id: string; readonly distance: number } | undefined;
  for (const { id, position } of pipeline.nodes.values()) {
    if (gone.has(id)) continue;
    // However far a connected one stands, it comes before one that is not.
    const distance =
      Math.hypot(position.x - from.position.x, position.y - from.position.y) + (connected.has(id) ? 0 : 1e8);
    const isNearer =
      !nearest ||
      distance < nearest.distance ||
      (distance === nearest.distance && compareText(id, nearest.id) < 0);
    if (isNearer) nearest = { id, distance };
  }
  return nearest?.id;
}
