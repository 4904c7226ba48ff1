import { newNodeId } from "@/lib/client/new-id";
import { fragmentOf } from "@/lib/domain/pipeline/fragment";
import { type Fragment, parseFragment } from "@/lib/domain/pipeline/parse-fragment";
import { pasteFragment, type PastePlace } from "@/lib/domain/edits/paste";
import type { Position } from "@/lib/domain/pipeline/document";
import { laneEnds, stageAt } from "@/lib/domain/pipeline/lanes";
import { isInView } from "../../viewport/is-in-view";
import type { CommandContext } from "../command";

export function pasteText(context: CommandContext, text: string): void {
  const read = parseFragment(text);
  if (!read.ok) return context.editor.say(read.error, "error");
  const at = isElsewhere(context, read.value) ? middleOfView(context) : undefined;
  paste(context, read.value, "paste", at && { at });
}

export function duplicate(context: CommandContext, withClaims: boolean): void {
  const part = fragmentOf(context.pipeline(), context.state().selection.nodes, withClaims);
  if (part) paste(context, part, "duplicate");
}

/** Copies of these nodes at the drop position; the originals keep their place. */
export function copyTo(context: CommandContext, positions: ReadonlyMap<string, Position>): void {
  const { pipeline } = context;
  const part = fragmentOf(pipeline(), new Set(positions.keys()), false);
  const [first] = part?.nodes ?? [];
  const to = first && positions.get(first.id);
  if (!part || !first || !to) return;
  paste(context, part, "duplicate", { by: { x: to.x - first.position.x, y: to.y - first.position.y } });
}

function paste(
  { map, pipeline }: CommandContext,
  fragment: Fragment,
  word: "paste" | "duplicate",
  place?: PastePlace,
): void {
  const { nodes, ...edit } = pasteFragment(pipeline(), fragment, newNodeId, word, place);
  if (!map.perform(edit, { tell: map.announce })) return;
  map.select({ nodes, edges: new Set() });
  // The next key acts on the copy, not on the original.
  const [first] = nodes;
  if (first !== undefined) map.goTo(first);
}

/** Copied on another map, or from a hidden part of this one: paste into the visible part. */
function isElsewhere({ state, pipeline }: CommandContext, { nodes }: Fragment): boolean {
  const { instance } = state();
  const [first] = nodes;
  if (!instance || !first) return false;
  const stands = nodes.every(
    ({ stage, position }) => stage === stageAt(position, laneEnds(pipeline().nodes.values())),
  );
  return !stands || !isInView(instance, first.position);
}

function middleOfView({ state }: CommandContext): Position | undefined {
  const box = document.getElementById("main")?.getBoundingClientRect();
  return (
    box &&
    state().instance?.screenToFlowPosition({ x: box.left + box.width / 2, y: box.top + box.height / 2 })
  );
}
