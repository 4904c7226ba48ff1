import { arrangeCommands } from "./arrange-commands";
import type { Command, CommandContext } from "./command";
import { editCommands } from "./edit-commands";
import { keyboardCommands } from "./keyboard-commands";
import { reviewCommands } from "./review-commands";
import { viewCommands } from "./view-commands";
import { lensNames } from "../panels/lens/lens-names";

const openBelow = (path: string) => () => location.assign(`${location.pathname.replace(/\/$/, "")}${path}`);
const selectedNode = ({ state }: CommandContext) => [...state().selection.nodes][0];

const addCommands: readonly Command[] = [
  {
    id: "add-after",
    title: "Add node after",
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
    title: "Add node before",
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
    title: "Add node in between",
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

/** All commands of the map. The shortcuts, the command list, the shortcut sheet and the menus are drawn from it. */
export const allCommands: readonly Command[] = [
  ...addCommands,
  ...editCommands,
  ...arrangeCommands,
  ...lensNames.map(({ id, name }): Command => ({
    id: `lens-${id}`,
    title: `Cards show ${name}`,
    group: "View",
    run: ({ map }) => map.setLens(id),
  })),
  ...reviewCommands,
  {
    id: "images",
    title: "Images and layers",
    group: "Go",
    inMenu: true,
    run: ({ map }) => map.openPanel({ name: "images" }),
  },
  {
    id: "interview",
    title: "Continue the interview",
    group: "Go",
    edits: true,
    run: openBelow("/interview"),
  },
  {
    id: "read-repository",
    title: "Import a repository into this map",
    group: "Go",
    edits: true,
    inMenu: true,
    run: openBelow("/import"),
  },
  {
    id: "merge-map",
    title: "Merge another map",
    group: "Go",
    edits: true,
    inMenu: true,
    run: openBelow("/import?from=map"),
  },
  ...keyboardCommands,
  ...viewCommands,
];
