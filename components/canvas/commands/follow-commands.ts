import { isReview } from "../state/panel";
import type { Command } from "./command";
import type { CommandContext } from "../state/command-context";

/** A step on the way that is drawn, or on the line; a line that is not lit yet is. */
function step(by: 1 | -1) {
  return ({ map, state, highlight }: CommandContext) => {
    if (isReview(state().panel)) highlight.step("finding", by);
    else if (state().panel?.name === "follow") highlight.step("trail", by);
    else map.openPanel({ name: "follow" });
  };
}

export const followCommands: readonly Command[] = [
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
    title: "Next hand-over on the line or the open way",
    group: "Review",
    keys: ["]"],
    run: step(1),
  },
  {
    id: "follow-previous",
    title: "Previous hand-over on the line or the open way",
    group: "Review",
    keys: ["["],
    run: step(-1),
  },
  {
    id: "follow-here",
    title: "Follow the container from this hand-over",
    group: "Review",
    needs: "edge",
    inMenu: true,
    run: ({ map, state, highlight }) => {
      const [edge] = state().selection.edges;
      map.openPanel({ name: "follow" });
      // The line may be lit already; otherwise the panel finds its step by what is selected.
      if (highlight.getState().lit === "trail") highlight.goTo("trail", edge);
    },
  },
];
