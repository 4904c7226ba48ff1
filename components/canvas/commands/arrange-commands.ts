import type { Side } from "@/lib/domain/edits/arrange";
import type { Edit } from "@/lib/domain/edits/edit";
import type { Command, CommandContext } from "./command";
import { doneText } from "@/lib/client/editor/done-text";
import { part } from "@/lib/client/parts/part";
import { newNodeId } from "@/lib/client/new-id";

const arranging = part(() => import("@/lib/domain/edits/arrange"));
const tidying = part(() => import("./tidy"));
const zoning = part(() => import("@/lib/domain/edits/zones"));

function alignTo(side: Side, title: string, ...keys: readonly string[]): Command {
  return {
    id: `align-${side}`,
    title,
    group: "Arrange",
    ...(keys.length > 0 && { keys }),
    edits: true,
    needs: "nodes",
    run: async (context) => {
      const { nodes } = context.state().selection;
      const { align } = await arranging();
      arrange(context, align(context.pipeline(), nodes, side), title);
    },
  };
}

function spaceEvenly(axis: "x" | "y", title: string): Command {
  return {
    id: `distribute-${axis}`,
    title,
    group: "Arrange",
    edits: true,
    needs: "nodes",
    run: async (context) => {
      const { nodes } = context.state().selection;
      const { distribute } = await arranging();
      if (nodes.size < 3)
        return context.editor.say(
          "Select at least three nodes. The first and the last keep their place.",
          "passing",
        );
      arrange(context, distribute(context.pipeline(), nodes, axis), title);
    },
  };
}

/** Aligning can move a card into another lane: then the message offers Undo. */
function arrange({ map }: CommandContext, edit: Edit | undefined, title: string): void {
  map.perform(edit, {
    tell: edit?.told === undefined ? () => map.announce(doneText(title)) : "with undo",
  });
}

export const arrangeCommands: readonly Command[] = [
  alignTo("left", "Align left", "Control+Shift+ArrowLeft"),
  alignTo("right", "Align right", "Control+Shift+ArrowRight"),
  alignTo("top", "Align top", "Control+Shift+ArrowUp"),
  alignTo("bottom", "Align bottom", "Control+Shift+ArrowDown"),
  alignTo("centre", "Align centres in a column"),
  alignTo("middle", "Align middles in a row"),
  spaceEvenly("x", "Space evenly in a row"),
  spaceEvenly("y", "Space evenly in a column"),
  {
    id: "snap-grid",
    title: "Snap to grid: on or off",
    group: "Arrange",
    keys: ["Control+'"],
    edits: true,
    run: ({ map }) => map.toggleSnapping("grid"),
  },
  {
    id: "snap-cards",
    title: "Snap to other cards: on or off",
    group: "Arrange",
    keys: ["Alt+s"],
    edits: true,
    run: ({ map }) => map.toggleSnapping("cards"),
  },
  {
    id: "tidy-up",
    title: "Tidy up",
    group: "Arrange",
    keys: ["Shift+t"],
    edits: true,
    inMenu: true,
    run: async (context) => {
      const { tidy } = await tidying();
      await tidy(context);
    },
  },
  {
    id: "tidy-up-selection",
    title: "Tidy up the selection",
    group: "Arrange",
    edits: true,
    needs: "nodes",
    inMenu: true,
    run: async (context) => {
      const { tidy } = await tidying();
      const { nodes } = context.state().selection;
      if (nodes.size < 2) return context.editor.say("Select at least two nodes.", "passing");
      await tidy(context, nodes);
    },
  },
  {
    id: "group",
    title: "Create zone around the selection",
    group: "Arrange",
    keys: ["Control+g"],
    edits: true,
    needs: "nodes",
    inMenu: true,
    run: async ({ map, state }) => {
      const { groupInZone } = await zoning();
      const id = newNodeId();
      if (map.perform((before) => groupInZone(before, state().selection.nodes, id)))
        map.openPanel({ name: "zones", zone: id });
    },
  },
  {
    id: "ungroup",
    title: "Remove from its zone",
    group: "Arrange",
    keys: ["Control+Shift+g"],
    edits: true,
    needs: "nodes",
    inMenu: true,
    run: async ({ map, state }) => {
      const { ungroup } = await zoning();
      map.perform((before) => ungroup(before, state().selection.nodes), {
        tell: map.announce,
        otherwise: "None of the selected nodes is in a zone.",
      });
    },
  },
  {
    id: "zones",
    title: "Zones",
    group: "Arrange",
    inMenu: true,
    run: ({ map }) => map.openPanel({ name: "zones" }),
  },
];
