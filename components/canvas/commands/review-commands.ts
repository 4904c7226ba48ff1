import type { Panel } from "../state/panel";
import type { Command } from "./command";
import type { CommandContext } from "../state/command-context";

/** Opens what the analysis finds, or closes it where it is open. */
function toggle(panel: Panel) {
  return ({ map, state }: CommandContext) =>
    state().panel?.name === panel.name ? map.closePanel() : map.openPanel(panel);
}

function aboutNode(direction: "reaches" | "reached-by") {
  return ({ map, state }: CommandContext) => {
    const [node] = state().selection.nodes;
    if (node !== undefined) map.openPanel({ name: "compromise", node, direction });
  };
}

/** What the analysis finds, on the map. */
export const reviewCommands: readonly Command[] = [
  {
    id: "bypasses",
    title: "Bypasses: gates that something gets past",
    group: "Review",
    keys: ["b"],
    inMenu: true,
    run: toggle({ name: "bypasses" }),
  },
  {
    id: "choke-points",
    title: "Choke points: what every way to production passes",
    group: "Review",
    inMenu: true,
    run: toggle({ name: "choke-points" }),
  },
  {
    id: "compromised",
    title: "Assume it is compromised: what it reaches",
    group: "Review",
    keys: ["x"],
    needs: "node",
    inMenu: true,
    run: aboutNode("reaches"),
  },
  {
    id: "reached-by",
    title: "Who could reach it",
    group: "Review",
    needs: "node",
    inMenu: true,
    run: aboutNode("reached-by"),
  },
  {
    id: "what-if",
    title: "What if: claims switched without saving",
    group: "Review",
    keys: ["w"],
    inMenu: true,
    run: toggle({ name: "what-if" }),
  },
];
