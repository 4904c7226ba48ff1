import { edgesAt } from "../pipeline/edges-at";
import { compareText, type Pipeline } from "../pipeline/pipeline";

/**
 * The node that gets the focus when these are deleted: one that was connected to them, or else the nearest; undefined if none is
 * left.
 */
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
    // A connected node comes first, whatever its distance.
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
