import type { Command } from "./command";

export const imageCommands: readonly Command[] = [
  {
    id: "images",
    title: "Images and layers",
    group: "Go",
    inMenu: true,
    run: ({ map }) => map.openPanel({ name: "images" }),
  },
];
