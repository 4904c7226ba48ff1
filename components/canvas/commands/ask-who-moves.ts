import { part } from "@/lib/client/parts/part";
import { existingNodes } from "@/lib/domain/edits/nodes";
import type { CommandContext } from "./command";

const views = part(() => import("../viewport/show-cards"));

/** Opens the inspector's question for these connections, all at once or one by one; the map shows their ends. */
export function askWhoMoves({ map, state, pipeline }: CommandContext, ids: readonly string[]): void {
  const now = pipeline();
  const edges = ids.flatMap((id) => now.edges.get(id) ?? []);
  if (edges.length === 0) return;
  map.select({ nodes: new Set(), edges: new Set(edges.map(({ id }) => id)) });
  const ends = existingNodes(
    now,
    edges.flatMap(({ source, target }) => [source, target]),
  );
  // After the inspector has taken its place.
  const show = () =>
    void views()
      .then(({ showCards }) => showCards(state(), ends))
      .catch(() => undefined);
  requestAnimationFrame(() => requestAnimationFrame(show));
}
