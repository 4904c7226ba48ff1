import { fragmentOf } from "@/lib/domain/pipeline/fragment";
import type { Position } from "@/lib/domain/pipeline/document";
import type { CommandContext } from "../command";
import { addCopies } from "./add-copies";

export function duplicate(context: CommandContext, withClaims: boolean): void {
  const part = fragmentOf(context.pipeline(), context.state().selection.nodes, withClaims);
  if (part) addCopies(context, part, "duplicate");
}

/** Copies of these nodes where they were dragged to; the nodes themselves stay where they are. */
export function copyTo(context: CommandContext, positions: ReadonlyMap<string, Position>): void {
  const { pipeline } = context;
  const part = fragmentOf(pipeline(), new Set(positions.keys()), false);
  const [first] = part?.nodes ?? [];
  const to = first && positions.get(first.id);
  if (!part || !first || !to) return;
  addCopies(context, part, "duplicate", { by: { x: to.x - first.position.x, y: to.y - first.position.y } });
}
