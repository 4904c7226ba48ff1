import type { Command } from "./command";
import { part } from "@/lib/client/parts/part";

const tidying = part(() => import("./tidy"));

export const tidyCommands: readonly Command[] = [
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
      if (nodes.size < 2) return context.editor.say("Select two nodes or more.");
      await tidy(context, nodes);
    },
  },
];
