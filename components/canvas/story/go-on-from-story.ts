import type { StoryTarget } from "@/lib/domain/story/map-story";
import type { CommandContext } from "../commands/command";
import { openPalette } from "../panels/open-palette";
import { showCards } from "../viewport/show-cards";

/** Where the sentence below the map leads to. */
export function goOnFromStory(
  context: CommandContext,
  to: Exclude<StoryTarget, { readonly kind: "gaps" }>,
): void {
  const { map } = context;
  switch (to.kind) {
    case "add":
      return openPalette(context);
    case "hand-overs":
      return askAbout(context, to.edges);
    case "way-in":
      map.lookAt({ wayIn: to.place });
      return map.openPanel({ name: "ways-in" });
    case "bypass":
      map.lookAt({ gate: to.gate });
      return map.openPanel({ name: "bypasses" });
    case "bypasses":
      return map.openPanel({ name: "bypasses" });
  }
}

/** The inspector asks who moves them, all at once or one by one; the map shows their ends. */
function askAbout({ map, state, pipeline }: CommandContext, ids: readonly string[]): void {
  const now = pipeline();
  const edges = ids.flatMap((id) => now.edges.get(id) ?? []);
  if (edges.length === 0) return;
  map.select({ nodes: new Set(), edges: new Set(edges.map(({ id }) => id)) });
  const ends = new Set(edges.flatMap(({ source, target }) => [source, target]));
  const nodes = [...ends].flatMap((id) => now.nodes.get(id) ?? []);
  // Once the inspector lies where it will.
  requestAnimationFrame(() => requestAnimationFrame(() => showCards(state(), nodes)));
}
