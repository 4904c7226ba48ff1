import { nothingSelected } from "@/lib/domain/pipeline/selection";
import { showsFindings, type Panel } from "../state/panel";
import type { Command, CommandContext } from "./command";

/** A step on the drawn path, or on the line; lights the line first if needed. */
function step(by: 1 | -1) {
  return ({ map, state, highlight }: CommandContext) => {
    if (showsFindings(state().panel)) highlight.step("finding", by);
    else if (state().panel?.name === "follow") highlight.step("trail", by);
    else map.openPanel({ name: "follow" });
  };
}

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

export const reviewCommands: readonly Command[] = [
  {
    id: "follow",
    title: "Follow the container",
    group: "Review",
    keys: ["f"],
    inMenu: true,
    run: ({ map, state }) =>
      state().panel?.name === "follow" ? map.closePanel() : map.openPanel({ name: "follow" }),
  },
  {
    id: "follow-next",
    title: "Next connection on the path",
    group: "Review",
    keys: ["]"],
    run: step(1),
  },
  {
    id: "follow-previous",
    title: "Previous connection on the path",
    group: "Review",
    keys: ["["],
    run: step(-1),
  },
  {
    id: "follow-here",
    title: "Follow the container from this connection",
    group: "Review",
    needs: "edge",
    inMenu: true,
    run: ({ map, state, highlight }) => {
      const [edge] = state().selection.edges;
      map.openPanel({ name: "follow" });
      // If no line is lit yet, the panel finds its step from the selection.
      if (highlight.getState().lit === "trail") highlight.goTo("trail", edge);
    },
  },
  {
    id: "ways-in",
    title: "Entry points: where an attacker could start, and what blocks them",
    group: "Review",
    keys: ["e"],
    inMenu: true,
    run: (context) => {
      // These findings are about the whole map: the panel of a single node closes.
      if (context.state().panel?.name !== "ways-in") context.map.select(nothingSelected);
      return toggle({ name: "ways-in" })(context);
    },
  },
  {
    id: "bypasses",
    title: "Bypasses: gates that an artifact can avoid",
    group: "Review",
    keys: ["b"],
    inMenu: true,
    run: (context) => {
      // These findings are about the whole map: the panel of a single node closes.
      if (context.state().panel?.name !== "bypasses") context.map.select(nothingSelected);
      return toggle({ name: "bypasses" })(context);
    },
  },
  {
    id: "choke-points",
    title: "Choke points: what every path to production passes",
    group: "Review",
    inMenu: true,
    run: toggle({ name: "choke-points" }),
  },
  {
    id: "compromised",
    title: "Blast radius of this node",
    group: "Review",
    keys: ["x"],
    needs: "node",
    inMenu: true,
    run: aboutNode("reaches"),
  },
  {
    id: "if-compromised",
    title: "Blast radius: the targets that a compromised node reaches",
    group: "Review",
    run: ({ map, state }) => {
      const [node] = state().selection.nodes;
      map.openPanel({ name: "compromise", direction: "reaches", ...(node === undefined ? {} : { node }) });
    },
  },
  {
    id: "reached-by",
    title: "Reached from: nodes that can reach it",
    group: "Review",
    needs: "node",
    inMenu: true,
    run: aboutNode("reached-by"),
  },
  {
    id: "what-if",
    title: "What if: changes assumed without saving",
    group: "Review",
    keys: ["w"],
    inMenu: true,
    run: toggle({ name: "what-if" }),
  },
];
