import type { CommandContext } from "../state/command-context";

/**
 * Keeps the card that has the focus in sight when what lies over the map becomes larger, or the map smaller: an inspector
 * that opens with it is drawn in steps, and a window is resized. Only for the keyboard: a map does not move under a pointer.
 * @returns ends it
 */
export function keepInSight({ map }: CommandContext): () => void {
  const observer = new ResizeObserver(() => {
    const card = document.activeElement?.closest<HTMLElement>(".react-flow__node:focus-visible");
    const id = card?.dataset["id"];
    if (id !== undefined) map.reveal(id);
  });
  for (const element of document.querySelectorAll("#main, [data-inspector]")) observer.observe(element);
  return () => observer.disconnect();
}
