import { parseFragment, type Fragment } from "@/lib/domain/pipeline/parse-fragment";
import type { Position } from "@/lib/domain/pipeline/document";
import { laneEnds, stageAt } from "@/lib/domain/pipeline/lanes";
import { isInView } from "../../viewport/is-in-view";
import type { CommandContext } from "../command";
import { addCopies } from "./add-copies";

export function pasteText(context: CommandContext, text: string): void {
  const read = parseFragment(text);
  if (!read.ok) return context.editor.say(read.error, "error");
  const at = isElsewhere(context, read.value) ? middleOfView(context) : undefined;
  addCopies(context, read.value, "paste", at && { at });
}

/** Copied on another map, or from a part of this one that cannot be seen: then it is pasted where the person looks. */
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
