import { newNodeId } from "@/lib/client/new-id";
import type { Command } from "./command";
import { part } from "@/lib/client/parts/part";

const zoning = part(() => import("@/lib/domain/edits/zones"));

export const zoneCommands: readonly Command[] = [
  {
    id: "group",
    title: "Make a zone around it",
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
        otherwise: "None of the selected nodes stands in a zone.",
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
