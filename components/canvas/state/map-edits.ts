import { newNodeId } from "@/lib/client/new-id";
import { afterPaint } from "@/lib/client/next-frame";
import type { PaletteEntry } from "@/lib/domain/catalogue/palette";
import type { Position, Stage } from "@/lib/domain/pipeline/document";
import { connect } from "@/lib/domain/edits/edges";
import { intoLanes } from "@/lib/domain/edits/into-lanes";
import { moveNodes, moveToStage } from "@/lib/domain/edits/moves";
import { addNode, existingNodes } from "@/lib/domain/edits/nodes";
import { remove } from "@/lib/domain/edits/remove";
import { neighbourOf } from "@/lib/domain/navigation/neighbour-of";
import { nothingSelected, type Selection } from "@/lib/domain/pipeline/selection";
import type { CommandContext } from "../commands/command";
import { nudgeText } from "../keyboard/nudge";
import { isInView } from "../viewport/is-in-view";
import { focusMap } from "./map-focus";

/** What changes the pipeline on the map and is done in more than one way, as by a gesture and by a key. */
export function mapEdits({ map, state, pipeline }: CommandContext) {
  const { announce, perform, select, selectNode } = map;
  const move = (positions: ReadonlyMap<string, Position>): boolean => {
    const before = pipeline();
    const moved = moveNodes(before, positions);
    return perform(moved, {
      tell: moved?.told === undefined ? () => announce(nudgeText(before, positions)) : "with undo",
    });
  };

  return {
    /** A new node at a free place of its stage, or where it was dropped. @returns its id, undefined where it was refused */
    add: (entry: PaletteEntry, dropped?: Position): string | undefined => {
      const { node, ...edit } = addNode(pipeline(), entry, newNodeId(), dropped);
      const { selection } = state();
      // What was dropped is seen, then selected and told. The next key goes on from what was added by keys: that is selected at once.
      const tell = (text: string) =>
        void afterPaint().then(() => {
          if (dropped && state().selection === selection && pipeline().nodes.get(node.id))
            selectNode(node.id);
          announce(text);
        });
      if (!perform(edit, { tell })) return undefined;
      if (!dropped) selectNode(node.id);
      const { instance } = state();
      if (!dropped && instance && !isInView(instance, node.position)) map.reveal(node.id);
      return node.id;
    },

    connect: (source: string, target: string) => {
      const id = newNodeId();
      const isDone = perform((before) => connect(before, source, target, id), {
        tell: announce,
        otherwise: "These two are connected like that already.",
      });
      // After a click that connected: it goes on to the card under the handle, which would be selected as well.
      if (isDone) queueMicrotask(() => map.selectEdge(id));
    },

    move,

    /** Where they were let go, and into the lane in which that is. */
    drop: (positions: ReadonlyMap<string, Position>) => {
      if (move(intoLanes(pipeline(), positions))) return;
      // Back in its place, the document is as it was: it asks for nothing to be drawn.
      const nodes = existingNodes(pipeline(), positions.keys());
      state().instance?.showAt(new Map(nodes.map(({ id, position }) => [id, position])), false);
    },

    moveToStage: (id: string, stage: Stage) => {
      perform((before) => moveToStage(before, id, stage), { tell: announce });
    },

    remove: (what: Selection = state().selection) => {
      const before = pipeline();
      if (!perform(remove(before, what), { tell: "with undo" })) return;
      select(nothingSelected);
      // What had the focus may be gone: the keyboard goes on beside it.
      const next = what.nodes.size === 0 ? state().focused : neighbourOf(before, what.nodes);
      const isThere = next !== undefined && pipeline().nodes.get(next) !== undefined;
      // The same key again is no word about that one: it has the focus only because another is gone.
      map.spare(isThere && what.nodes.size > 0 ? next : undefined);
      if (isThere) map.goTo(next);
      else focusMap();
    },
  };
}
