import { valuesOf } from "@/lib/domain/pipeline/records";
import type { Command } from "./command";

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
    title: "Select everything",
    group: "Edit",
    keys: ["Control+a"],
    run: ({ map, pipeline }) =>
      map.select({ nodes: new Set([...valuesOf(pipeline().nodes)].map(({ id }) => id)), edges: new Set() }),
  },
  {
    id: "save",
    title: "Save now",
    group: "Edit",
    keys: ["Control+s"],
    run: ({ editor }) => editor.say("Every change is saved as you make it."),
  },
];

export const deleteCommand: Command = {
  id: "delete",
  title: "Delete",
  group: "Edit",
  keys: ["Delete", "Backspace"],
  edits: true,
  needs: "selection",
  inMenu: true,
  run: ({ map }) => map.remove(),
};
