import type { Command } from "./command";
import { part } from "@/lib/client/parts/part";

const saving = part(() => import("../export/save-map"));

function savePng(scale: number): Command {
  const times = scale === 1 ? "" : `, ${scale} times as large`;
  return {
    id: `save-png-${scale}`,
    title: `Save the map as PNG${times}`,
    group: "View",
    run: async (context) => {
      const { saveMapAsPng } = await saving();
      await saveMapAsPng(context, scale);
    },
  };
}

export const exportCommands: readonly Command[] = [
  {
    id: "save-svg",
    title: "Save the map as SVG",
    group: "View",
    run: async (context) => {
      const { saveMapAsSvg } = await saving();
      saveMapAsSvg(context);
    },
  },
  savePng(1),
  savePng(2),
  savePng(4),
];
