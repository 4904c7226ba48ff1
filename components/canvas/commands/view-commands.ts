import { openMenu } from "../panels/open-menu";
import { motion } from "../viewport/move-map";
import { showAll, showOnly } from "../viewport/show-all";
import type { Command, CommandContext } from "./command";
import { nothingSelected } from "@/lib/domain/pipeline/selection";
import { part } from "@/lib/client/parts/part";
import { openPalette } from "../panels/open-palette";

const saving = part(() => import("../export/save-map"));

function shownIn({ pipeline, map, editor }: CommandContext) {
  return { pipeline: pipeline(), say: editor.say, announce: map.announce };
}

function savePng(scale: number): Command {
  const times = scale === 1 ? "" : ` at ${scale}× size`;
  return {
    id: `save-png-${scale}`,
    title: `Save the map as PNG${times}`,
    group: "View",
    run: async (context) => {
      const { saveMapAsPng } = await saving();
      await saveMapAsPng(shownIn(context), scale);
    },
  };
}

export const viewCommands: readonly Command[] = [
  {
    id: "commands",
    title: "Find a command, node or control",
    group: "Go",
    keys: ["Control+k", "Control+Shift+p"],
    run: ({ map }) => map.openPanel({ name: "commands" }),
  },
  {
    id: "find",
    title: "Find on the map",
    group: "Go",
    keys: ["Control+f"],
    run: ({ map }) => map.openPanel({ name: "find" }),
  },
  {
    id: "keys",
    title: "Show shortcuts",
    group: "Go",
    keys: ["?"],
    run: ({ map }) => map.openPanel({ name: "keys" }),
  },
  {
    id: "menu",
    title: "Menu of the selection",
    group: "Go",
    keys: ["Shift+F10", "ContextMenu"],
    run: openMenu,
  },
  {
    id: "palette",
    title: "Search nodes to add",
    group: "Add",
    keys: ["/"],
    edits: true,
    run: openPalette,
  },
  {
    id: "show",
    title: "Display options",
    group: "View",
    run: ({ map }) => map.openPanel({ name: "show" }),
  },
  {
    id: "pipeline",
    title: "Rename this pipeline: name and description",
    group: "Edit",
    inMenu: true,
    run: ({ map }) => map.openPanel({ name: "pipeline" }),
  },
  {
    id: "clear",
    title: "Clear selection",
    group: "View",
    keys: ["Escape"],
    run: ({ map, state }) => (state().panel ? map.closePanel() : map.select(nothingSelected)),
  },
  {
    id: "zoom-in",
    title: "Zoom in",
    group: "View",
    keys: ["+", "="],
    run: ({ state }) => void state().instance?.zoomIn(motion()),
  },
  {
    id: "zoom-out",
    title: "Zoom out",
    group: "View",
    keys: ["-"],
    run: ({ state }) => void state().instance?.zoomOut(motion()),
  },
  {
    id: "zoom-whole",
    title: "Zoom to 100 %",
    group: "View",
    keys: ["0"],
    run: ({ state }) => void state().instance?.zoomTo(1, motion()),
  },
  {
    id: "fit",
    title: "Show all",
    group: "View",
    keys: ["Shift+1", "1"],
    inMenu: true,
    run: ({ state }) => showAll(state().instance),
  },
  {
    id: "fit-selection",
    title: "Zoom to the selection",
    group: "View",
    keys: ["Shift+2"],
    needs: "nodes",
    run: ({ state, pipeline }) => {
      const { instance, selection } = state();
      const nodes = [...pipeline().nodes.values()].filter(({ id }) => selection.nodes.has(id));
      showOnly(instance, nodes);
    },
  },
  {
    id: "overview",
    title: "Minimap: show or hide",
    group: "View",
    inMenu: true,
    run: ({ map }) => map.toggleOverview(),
  },
  {
    id: "hand",
    title: "Drag to move the map",
    group: "View",
    keys: ["h"],
    run: ({ map }) => map.setTool("hand"),
  },
  {
    id: "select",
    title: "Drag to select with a box",
    group: "View",
    keys: ["v"],
    run: ({ map }) => map.setTool("select"),
  },
  {
    id: "side-panels",
    title: "Toolbar and inspector: show or hide",
    group: "View",
    keys: ["Control+b"],
    run: ({ map }) => map.toggleSidePanels(),
  },
  {
    id: "save-svg",
    title: "Save the map as SVG",
    group: "View",
    run: async (context) => {
      const { saveMapAsSvg } = await saving();
      await saveMapAsSvg(shownIn(context));
    },
  },
  {
    id: "save-document",
    title: "Save the pipeline as a file",
    group: "View",
    run: async ({ pipeline }) => {
      const { saveDocument } = await saving();
      saveDocument(pipeline());
    },
  },
  savePng(1),
  savePng(2),
  savePng(4),
];
