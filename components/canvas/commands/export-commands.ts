import type { Command } from "./command";

function savePng(scale: number): Command {
  const times = scale === 1 ? "" : `, ${scale} times as large`;
  return {
    id: `save-png-${scale}`,
    title: `Save the map as PNG${times}`,
    group: "View",
    run: async (context) => {
      const { saveMapAsPng } = await import("../export/save-map");
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
      const { saveMapAsSvg } = await import("../export/save-map");
      saveMapAsSvg(context);
    },
  },
  savePng(1),
  savePng(2),
  savePng(4),
];
