import type { Panel } from "../map-state/panel";
import type { Command, CommandContext } from "./command";

/** Opens what the analysis finds, or closes it where it is open. */
function toggle(panel: Panel) {
  return ({ map, state }: CommandContext) => (state().panel?.name === panel.name ? map.closePanel() : map.openPanel(panel));
}

/** What the analysis finds, on the map. */
export const reviewCommands: readonly Command[] = [
  { id: "bypasses", title: "Bypasses: gates that something gets past", group: "Review", keys: ["b"], inMenu: true, run: toggle({ name: "bypasses" }) },
];
