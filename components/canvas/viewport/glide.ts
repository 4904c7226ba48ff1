import type { Position } from "@/lib/domain/pipeline/document";
import { motion } from "./motion";
import { nextFrame } from "@/lib/client/next-frame";
import type { MapInstance } from "../map/flow-types";

type Positions = ReadonlyMap<string, Position>;

const duration = 250;
/** More cards than this would jerk rather than glide. */
const most = 600;

/** Lets cards glide from where they stand to where they belong by now; at once for who asked for less motion. */
export async function glide(
  instance: MapInstance | undefined,
  from: Positions,
  to: Positions,
  begin: () => boolean,
): Promise<boolean> {
  if (!instance || to.size > most || motion().duration === 0) return begin();
  instance.showAt(from, true);
  await nextFrame();
  if (!begin()) {
    instance.showAt(from, false);
    return false;
  }
  const since = performance.now();
  for (let share = 0; share < 1; share = (performance.now() - since) / duration) {
    instance.showAt(between(from, to, eased(share)), true);
    await nextFrame();
  }
  instance.showAt(to, false);
  return true;
}

function eased(share: number): number {
  return 1 - (1 - share) ** 3;
}

function between(from: Positions, to: Positions, share: number): Positions {
  return new Map(
    [...to].map(([id, end]) => {
      const start = from.get(id) ?? end;
      return [id, { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share }];
    }),
  );
}
