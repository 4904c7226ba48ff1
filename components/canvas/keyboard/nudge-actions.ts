import { getRecord } from "@/lib/domain/pipeline/records";
import { type Direction, nudged } from "./nudge";
import { createNudgeBurst, type NudgeBurst } from "./nudge-burst";
import type { CommandContext } from "../commands/command";

let open: { readonly context: CommandContext; readonly burst: NudgeBurst } | undefined;

/** What is selected moves by steps of the grid; presses in a row are one move. */
export function nudgeSelected(context: CommandContext, direction: Direction, count: number): void {
  if (open?.context !== context) open = { context, burst: burstFor(context) };
  open.burst.nudge([...context.state().selection.nodes], (position) => nudged(position, direction, count));
}

function burstFor({ map, state, pipeline }: CommandContext): NudgeBurst {
  const burst = createNudgeBurst({
    positionsOf: (ids) =>
      new Map(
        ids.flatMap((id) => {
          const node = getRecord(pipeline().nodes, id);
          return node ? [[id, node.position] as const] : [];
        }),
      ),
    show: (positions) => state().instance?.showAt(positions, true),
    commit: (positions) => {
      state().instance?.showAt(positions, false);
      map.move(positions);
      const [first] = positions.keys();
      if (positions.size === 1 && first !== undefined) map.reveal(first);
    },
  });
  // Whatever else is done next finds the nodes where they are seen. Capturing: before any command of that key.
  document.addEventListener(
    "keydown",
    ({ key }) => void (key.startsWith("Arrow") || key === "Shift" || burst.flush()),
    { capture: true },
  );
  document.addEventListener("pointerdown", burst.flush, { capture: true });
  addEventListener("pagehide", burst.flush);
  document.addEventListener(
    "visibilitychange",
    () => void (document.visibilityState === "hidden" && burst.flush()),
  );
  return burst;
}
