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

/** More cards than this would jerk rather than glide. */
const most = 600;

export async function tidy(
  { map, state, pipeline, editor }: CommandContext,
  selected?: ReadonlySet<string>,
): Promise<void> {
  const places = await tidyPlaces(pipeline(), { size: canvasSize(), selected });
  // While it was worked out, somebody may have moved or deleted some.
  const moves = movesTo(places, pipeline());
  if (moves.length === 0)
    return editor.say(selected ? "What is selected is tidy already." : "The map is tidy already.", "passing");
  const from = new Map(moves.map(({ node }) => [node.id, node.position]));
  const to = new Map(moves.map(({ node, to: place }) => [node.id, place]));
  const { instance } = state();
  const edit = tidyUp(to, selected !== undefined);
  if (!(await glide(instance, from, to, () => map.perform(edit)))) return;
  map.announce(edit.told);
  // The map fits what it has drawn.
  await nextFrame();
  if (!selected) return showAll(instance);
  showOnly(
    instance,
    [...pipeline().nodes.values()].filter(({ id }) => selected.has(id)),
  );
}

/** The canvas below the heads of the lanes, in the window of the person who pressed. */
function canvasSize(): Size | undefined {
  const canvas = document.querySelector("#main .react-flow")?.getBoundingClientRect();
  return canvas && canvas.width > 0 && canvas.height > laneHead
    ? { width: canvas.width, height: canvas.height - laneHead }
    : undefined;
}

/** Lets cards glide from where they stand to where they belong by now; at once for anyone who asked for less motion. */
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
