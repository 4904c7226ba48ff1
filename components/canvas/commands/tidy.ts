import { movesTo, tidyPlaces } from "@/lib/client/layout/tidy-places";
import { tidyUp } from "@/lib/domain/edits/arrange";
import { laneHead, type Size } from "@/lib/domain/layout/canvas";
import { nextFrame } from "@/lib/client/next-frame";
import type { CommandContext } from "./command";
import type { Position } from "@/lib/domain/pipeline/document";
import type { MapInstance } from "../map/flow-types";
import { motion } from "../viewport/move-map";
import { showAll, showOnly } from "../viewport/show-all";

type Positions = ReadonlyMap<string, Position>;

const duration = 250;

/** More cards than this would jerk instead of glide. */
const most = 600;

export async function tidy(
  { map, state, pipeline, editor }: CommandContext,
  selected?: ReadonlySet<string>,
): Promise<void> {
  const places = await tidyPlaces(pipeline(), { size: canvasSize(), selected });
  // Other people may have moved or deleted nodes during the calculation.
  const moves = movesTo(places, pipeline());
  if (moves.length === 0)
    return editor.say(selected ? "The selection is already tidy." : "The map is already tidy.", "passing");
  const from = new Map(moves.map(({ node }) => [node.id, node.position]));
  const to = new Map(moves.map(({ node, to: place }) => [node.id, place]));
  const { instance } = state();
  const edit = tidyUp(to, selected !== undefined);
  if (!(await glide(instance, from, to, () => map.perform(edit)))) return;
  map.announce(edit.told);
  // The map can only fit cards that are drawn.
  await nextFrame();
  if (!selected) return showAll(instance);
  showOnly(
    instance,
    [...pipeline().nodes.values()].filter(({ id }) => selected.has(id)),
  );
}

/** The canvas below the lane heads, in the window of the person who pressed. */
function canvasSize(): Size | undefined {
  const canvas = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  return canvas && canvas.width > 0 && canvas.height > laneHead
    ? { width: canvas.width, height: canvas.height - laneHead }
    : undefined;
}

/** Lets cards glide to their new places; moves them at once if the person prefers less motion. */
async function glide(
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
