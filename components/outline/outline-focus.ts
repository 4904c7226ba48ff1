import { focusWhenDrawn } from "@/components/ui/focus-first";

export function nodeElementId(node: string): string {
  return `node-${node}`;
}

/** @returns false where the node is not shown */
export function focusNode(node: string): boolean {
  const element = document.getElementById(nodeElementId(node));
  element?.focus();
  return element !== null;
}

/** The outline as a whole takes the focus, so that the keyboard goes on from its top. */
export function focusTop(): void {
  document.getElementById("main")?.focus();
}

export const detailsElementId = "details";

/** What is open beside the outline takes the focus, once it is drawn and no dialog lies over it any more: asks for some frames. */
export function focusDetails(): void {
  focusWhenDrawn(() => document.getElementById(detailsElementId));
}

export function focusName(frames = 60): void {
  const name = document.querySelector<HTMLInputElement>(`#${detailsElementId} h2 input`);
  if (name) name.select();
  else if (frames > 0) afterDrawing(() => focusName(frames - 1));
}

export function focusPart(id: string): void {
  document.getElementById(id)?.focus();
}

/** What lies over the page must be gone before anything below it can take the focus. */
export function afterDrawing(act: () => void): void {
  requestAnimationFrame(act);
}
