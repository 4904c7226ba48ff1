import type { CommandContext } from "../commands/command";

/** Opens the palette with its search ready for typing; an open palette gets the focus. */
export function openPalette({ map }: Pick<CommandContext, "map">): void {
  map.openPanel({ name: "palette" });
  document.querySelector<HTMLElement>("[data-palette-search]")?.focus();
}
