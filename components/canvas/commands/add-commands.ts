import type { Command } from "./command";
import type { CommandContext } from "../state/command-context";

const selectedNode = ({ state }: CommandContext) => [...state().selection.nodes][0];

/** What a card's and a line's plus buttons do, for menus and keys. */
export const addCommands: readonly Command[] = [
  {
    id: "add-after",
    title: "Add what comes after",
    group: "Add",
    keys: ["Control+ArrowRight", "Alt+Shift+ArrowRight", "Control+ArrowDown", "Alt+Shift+ArrowDown"],
    edits: true,
    needs: "node",
    inMenu: true,
    run: (context) => {
      const from = selectedNode(context);
      if (from !== undefined) context.map.openPanel({ name: "quick-add", from });
    },
  },
  {
    id: "add-before",
    title: "Add what comes before",
    group: "Add",
    keys: ["Control+ArrowLeft", "Alt+Shift+ArrowLeft", "Control+ArrowUp", "Alt+Shift+ArrowUp"],
    edits: true,
    needs: "node",
    inMenu: true,
    run: (context) => {
      const to = selectedNode(context);
      if (to !== undefined) context.map.openPanel({ name: "quick-add", to });
    },
  },
  {
    id: "add-between",
    title: "Add something in between",
    group: "Add",
    edits: true,
    needs: "edge",
    inMenu: true,
    run: ({ map, state }) => {
      const [edge] = state().selection.edges;
      if (edge !== undefined) map.openPanel({ name: "quick-add", edge });
    },
  },
];
