import type { Position } from "@/lib/domain/pipeline/document";
import { type Direction, nudged } from "./nudge";
import type { Way } from "@/lib/domain/navigation/walk";
import type { CommandContext } from "../commands/command";
import { walkOn } from "./walk-actions";

const walking: { readonly [D in Direction]: Way } = {
  right: "forward",
  down: "forward",
  left: "back",
  up: "back",
};

let open: { readonly context: CommandContext; readonly burst: NudgeBurst } | undefined;

/** Moves nodes by grid steps; presses in a row are one move. */
export function nudgeNodes(
  context: CommandContext,
  nodes: readonly string[],
  direction: Direction,
  count: number,
): void {
  // On a phone, where lanes run down, the position on the map is not visible.
  if (context.state().scrollTo !== undefined) return walkOn(context, walking[direction]);
  if (open?.context !== context) open = { context, burst: burstFor(context) };
  open.burst.nudge(nodes, (position) => nudged(position, direction, count));
}

function burstFor({ map, state, pipeline }: CommandContext): NudgeBurst {
  const burst = createNudgeBurst({
    positionsOf: (ids) =>
      new Map(
        ids.flatMap((id) => {
          const node = pipeline().nodes.get(id);
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
  // The nodes must be where the person sees them before any other action. Capturing: runs before each command of that key.
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

interface BurstInput {
  /** The current positions of the nodes, by id, without deleted ones. */
  readonly positionsOf: (ids: readonly string[]) => ReadonlyMap<string, Position>;
  /** Draws them there, as a drag does, and saves nothing yet. */
  readonly show: (positions: ReadonlyMap<string, Position>) => void;
  readonly commit: (positions: ReadonlyMap<string, Position>) => void;
}

interface NudgeBurst {
  readonly nudge: (ids: readonly string[], move: (position: Position) => Position) => void;
  /** Saves the nudges so far: at a pause, before any other key, and when the page closes. */
  readonly flush: () => void;
}

const pause = 500;

/** Arrow key presses in a row are one move: one entry to undo, one operation to send. */
export function createNudgeBurst({ positionsOf, show, commit }: BurstInput): NudgeBurst {
  let burst: ReadonlyMap<string, Position> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    const positions = burst;
    burst = undefined;
    if (positions) commit(positions);
  };
  return {
    flush,
    nudge: (ids, move) => {
      if (burst && !isSame(burst, ids)) flush();
      const before = burst ?? positionsOf(ids);
      if (before.size === 0) return;
      burst = new Map([...before].map(([id, position]) => [id, move(position)]));
      show(burst);
      clearTimeout(timer);
      timer = setTimeout(flush, pause);
    },
  };
}

function isSame(burst: ReadonlyMap<string, Position>, ids: readonly string[]): boolean {
  return burst.size === ids.length && ids.every((id) => burst.has(id));
}
