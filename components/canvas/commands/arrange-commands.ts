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
      const { align } = await arranging();
      arrange(context, align(context.pipeline(), context.state().selection.nodes, side), title);
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
      const { distribute } = await arranging();
      const { nodes } = context.state().selection;
      if (nodes.size < 3)
        return context.editor.say(
          "Select three nodes or more: the first and the last stay where they are.",
          "passing",
        );
      arrange(context, distribute(context.pipeline(), nodes, axis), title);
    },
  };
}

/** A card that is lined up may come to lie in another lane: then that is told, and how to take it back. */
function arrange({ map }: CommandContext, edit: Edit | undefined, title: string): void {
  map.perform(edit, {
    tell: edit?.told === undefined ? () => map.announce(doneText(title)) : "with undo",
  });
}

export const arrangeCommands: readonly Command[] = [
  alignTo("left", "Align left", "Control+Shift+ArrowLeft"),
  alignTo("right", "Align right", "Control+Shift+ArrowRight"),
  alignTo("top", "Align at the top", "Control+Shift+ArrowUp"),
  alignTo("bottom", "Align at the bottom", "Control+Shift+ArrowDown"),
  alignTo("centre", "Align centres, one below the other"),
  alignTo("middle", "Align middles, side by side"),
  spaceEvenly("x", "Space evenly, side by side"),
  spaceEvenly("y", "Space evenly, one below the other"),
  {
    id: "snap-grid",
    title: "Keep to the grid, or not",
    group: "Arrange",
    keys: ["Control+'"],
    edits: true,
    run: ({ map }) => map.toggleSnapping("grid"),
  },
  {
    id: "snap-cards",
    title: "Keep in line with other cards, or not",
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
    title: "Tidy up what is selected",
    group: "Arrange",
    edits: true,
    needs: "nodes",
    inMenu: true,
    run: async (context) => {
      const { tidy } = await tidying();
      const { nodes } = context.state().selection;
      if (nodes.size < 2) return context.editor.say("Select two nodes or more.", "passing");
      await tidy(context, nodes);
    },
  },
  {
    id: "group",
    title: "Make a zone around the selection",
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
    title: "Take out of its zone",
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
