import { cardOf } from "../state/map-focus";
import type { CommandContext } from "../commands/command";

/** Opens the menu of the selection at its card, or in the middle of the map: for the keyboard and for buttons. */
export function openMenu({ map, state }: Pick<CommandContext, "map" | "state">): void {
  const [node] = state().selection.nodes;
  const card = node === undefined ? null : cardOf(node);
  const box = (card ?? document.getElementById("main"))?.getBoundingClientRect();
  if (!box) return;
  const middle = card
    ? { x: box.left + 24, y: box.bottom }
    : { x: box.left + box.width / 2, y: box.top + box.height / 3 };
  map.openPanel({ name: "menu", ...middle });
}
