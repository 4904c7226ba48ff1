import { newNodeId } from "@/lib/client/new-id";
import type { Command } from "./command";
import { part } from "@/lib/client/parts/part";

const zoning = part(() => import("@/lib/domain/edits/zone-gestures"));

export const zoneCommands: readonly Command[] = [
  {
    id: "group",
    title: "Make a zone around it",
    group: "Arrange",
    keys: ["Control+g"],
    edits: true,
    needs: "nodes",
    inMenu: true,
    run: async ({ map, pipeline, state }) => {
      const { groupInZone } = await zoning();
      const id = newNodeId();
      if (map.perform(groupInZone(pipeline(), state().selection.nodes, id)))
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
    run: async ({ map, pipeline, state, editor }) => {
      const { ungroup } = await zoning();
      const gesture = ungroup(pipeline(), state().selection.nodes);
      if (!gesture) return editor.say("None of the selected nodes stands in a zone.");
      if (map.perform(gesture)) map.announce("Taken out.");
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
