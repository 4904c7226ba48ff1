import { newNodeId } from "@/lib/client/new-id";
import { pasteFragment, type PastePlace } from "@/lib/domain/edits/paste";
import type { Fragment } from "@/lib/domain/pipeline/parse-fragment";
import type { CommandContext } from "../command";

/** Puts copies on the map, selects them, and goes to the first. */
export function addCopies(
  { map, pipeline }: CommandContext,
  fragment: Fragment,
  word: "paste" | "duplicate",
  place?: PastePlace,
): void {
  const { nodes, ...edit } = pasteFragment(pipeline(), fragment, newNodeId, word, place);
  if (!map.perform(edit, { tell: map.announce })) return;
  map.select({ nodes, edges: new Set() });
  // The keyboard goes on from the copy: the next key is about it and not about what it is a copy of.
  const [first] = nodes;
  if (first !== undefined) map.goTo(first);
}
