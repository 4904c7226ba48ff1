import { noteOnArrival, orderOf } from "./map-order";
import { aroundText, choiceText, nowhereText, type Step, walk, type Way } from "@/lib/domain/navigation/walk";
import type { CommandContext } from "../commands/command";

let last: Step | undefined;
/** Keeps the selection while the person walks on, to add to it. */
let isGathering = false;

export function walkOn(context: CommandContext, way: Way): void {
  const from = standingOn(context);
  if (from === undefined) return goToEnd(context, "first");
  const step = walk(context.pipeline(), from, way, last);
  if (!step) return context.map.announce(nowhereText(nameOf(context, from), way));
  last = step;
  noteOnArrival(step.to, choiceText(step));
  arrive(context, step.to);
}

export function goToEnd(context: CommandContext, end: "first" | "last"): void {
  const order = orderOf(context.pipeline());
  const there = end === "first" ? order[0] : order.at(-1);
  if (there === undefined) return context.map.announce("The map is empty.");
  arrive(context, there);
}

/** The focus takes the selection along, unless several are selected or about to be, or a source is chosen for a connection. */
function arrive({ map, state }: CommandContext, id: string): void {
  const { selection, panel } = state();
  const { size } = selection.nodes;
  isGathering &&= size > 0;
  if (size > 1 || isGathering || panel?.name === "connecting") map.goTo(id);
  else map.focusNode(id);
}

export function toggleSelected(context: CommandContext): void {
  const { map, state } = context;
  const id = standingOn(context);
  if (id === undefined) return;
  const { nodes } = state().selection;
  const name = nameOf(context, id);
  if (nodes.size === 1 && nodes.has(id) && !isGathering) {
    isGathering = true;
    return map.announce(`${name} stays selected. Walk on, and press Space to add the next.`);
  }
  const selected = new Set(nodes);
  if (!selected.delete(id)) selected.add(id);
  isGathering = selected.size > 0;
  map.select({ nodes: selected, edges: new Set() });
  map.announce(`${name} ${selected.has(id) ? "added" : "removed"}, ${selected.size} selected.`);
}

export function sayAround(context: CommandContext): void {
  const id = standingOn(context);
  if (id !== undefined) context.map.announce(aroundText(context.pipeline(), id));
}

function standingOn({ state, pipeline }: CommandContext): string | undefined {
  const { focused, selection } = state();
  return [focused, ...selection.nodes].find((id) => id !== undefined && pipeline().nodes.get(id));
}

function nameOf({ pipeline }: CommandContext, id: string): string {
  return pipeline().nodes.get(id)?.name ?? "This node";
}
