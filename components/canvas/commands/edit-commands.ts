import type { Command, CommandContext } from "./command";
import { part } from "@/lib/client/parts/part";

const copying = part(() => import("./clipboard/copied-text"));
const pasting = part(() => import("./clipboard/clipboard-actions"));

async function copy(context: CommandContext, withClaims: boolean): Promise<boolean> {
  const { copiedText, writeToClipboard } = await copying();
  const text = copiedText(context, withClaims);
  const isCopied = text !== undefined && writeToClipboard(text);
  context.editor.say(
    isCopied
      ? "Copied. Paste it here, on another map, or as text in a ticket."
      : "The browser blocked the copy. Press Ctrl+C.",
  );
  return isCopied;
}

async function paste(context: CommandContext): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => undefined);
  if (text === undefined)
    return context.editor.say("This browser pastes only from the keyboard. Press Ctrl+V.");
  const { pasteText } = await pasting();
  pasteText(context, text);
}

async function duplicate(context: CommandContext, withClaims: boolean): Promise<void> {
  const actions = await pasting();
  actions.duplicate(context, withClaims);
}

export const editCommands: readonly Command[] = [
  {
    id: "undo",
    title: "Undo",
    group: "Edit",
    keys: ["Control+z"],
    edits: true,
    run: ({ editor }) => editor.undo(),
  },
  {
    id: "redo",
    title: "Redo",
    group: "Edit",
    keys: ["Control+Shift+z", "Control+y"],
    edits: true,
    run: ({ editor }) => editor.redo(),
  },
  {
    id: "select-all",
    title: "Select all",
    group: "Edit",
    keys: ["Control+a"],
    run: ({ map, pipeline, state }) => {
      const { nodes, edges } = pipeline();
      const { selection } = state();
      // If the person selected a connection, they mean all of these, which change together.
      const areEdgesMeant = selection.edges.size > 0 && selection.nodes.size === 0;
      map.select({
        nodes: new Set(areEdgesMeant ? [] : [...nodes.values()].map(({ id }) => id)),
        edges: new Set(areEdgesMeant ? [...edges.values()].map(({ id }) => id) : []),
      });
    },
  },
  {
    id: "save",
    title: "Save now",
    group: "Edit",
    keys: ["Control+s"],
    run: ({ editor }) => editor.say("Changes save automatically.", "passing"),
  },
  // The browser's own events handle the keys of the next two, and of paste: see `useClipboard` in editor-screen.tsx.
  {
    id: "copy",
    title: "Copy",
    group: "Edit",
    keys: ["Control+c"],
    byBrowser: true,
    needs: "nodes",
    inMenu: true,
    run: async (context) => void (await copy(context, false)),
  },
  {
    id: "cut",
    title: "Cut",
    group: "Edit",
    keys: ["Control+x"],
    byBrowser: true,
    edits: true,
    needs: "nodes",
    inMenu: true,
    run: async (context) => {
      if (await copy(context, false)) context.map.remove();
    },
  },
  {
    id: "copy-claims",
    title: "Copy with statuses",
    group: "Edit",
    needs: "nodes",
    inMenu: true,
    run: async (context) => void (await copy(context, true)),
  },
  {
    id: "paste",
    title: "Paste",
    group: "Edit",
    keys: ["Control+v"],
    byBrowser: true,
    edits: true,
    inMenu: true,
    run: paste,
  },
  {
    id: "duplicate",
    title: "Duplicate",
    group: "Edit",
    keys: ["Control+d"],
    edits: true,
    needs: "nodes",
    inMenu: true,
    run: (context) => duplicate(context, false),
  },
  {
    id: "duplicate-claims",
    title: "Duplicate with statuses",
    group: "Edit",
    edits: true,
    needs: "nodes",
    run: (context) => duplicate(context, true),
  },
  {
    id: "delete",
    title: "Delete",
    group: "Edit",
    keys: ["Delete", "Backspace"],
    edits: true,
    needs: "selection",
    inMenu: true,
    run: ({ map }) => map.remove(),
  },
];
