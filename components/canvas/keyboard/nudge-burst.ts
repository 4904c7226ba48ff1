import type { Position } from "@/lib/domain/pipeline/document";

interface BurstInput {
  /** Where the nodes stand now, by id; those that are gone are left out. */
  readonly positionsOf: (ids: readonly string[]) => ReadonlyMap<string, Position>;
  /** Draws them there, as a drag does: nothing is kept yet. */
  readonly show: (positions: ReadonlyMap<string, Position>) => void;
  readonly commit: (positions: ReadonlyMap<string, Position>) => void;
}

export interface NudgeBurst {
  readonly nudge: (ids: readonly string[], move: (position: Position) => Position) => void;
  /** Keeps what was nudged so far: at a pause, before any other key, and when the page goes. */
  readonly flush: () => void;
}

const pause = 500;

/** Presses of the arrow keys in a row are one move: one entry to undo, one operation to send. */
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
