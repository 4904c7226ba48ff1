import { focusMap } from "../state/map-focus";
import type { CommandContext } from "../commands/command";
import { focusWhenDrawn } from "@/components/ui/focus-first";

/** Moves into the inspector once it shows the selection; the node stays in sight beside it. */
export function goToInspector({ map, state }: CommandContext): void {
  focusWhenDrawn(() => document.querySelector<HTMLElement>("[data-inspector]"));
  requestAnimationFrame(() => {
    const { focused } = state();
    if (focused !== undefined) map.reveal(focused);
  });
}

/** Back to the node from which the person came; the selection stays. */
export function leaveInspector({ map, state, pipeline }: CommandContext): void {
  const { focused, selection } = state();
  const back = [focused, ...selection.nodes].find((id) => id !== undefined && pipeline().nodes.get(id));
  if (back === undefined) focusMap();
  else map.goTo(back);
}
