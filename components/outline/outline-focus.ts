import { focusWhenDrawn } from "@/components/ui/focus-first";

export function nodeElementId(node: string): string {
  return `node-${node}`;
}

/** @returns false if the node is not shown */
export function focusNode(node: string): boolean {
  const element = document.getElementById(nodeElementId(node));
  element?.focus();
  return element !== null;
}

/** The outline as a whole takes the focus, so that the keyboard continues from its top. */
export function focusTop(): void {
  document.getElementById("main")?.focus();
}

export const detailsElementId = "details";

/** The details beside the outline take the focus, once they are drawn and no dialog covers them: retries for some frames. */
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

/** Covers must be gone before an element below them can take the focus. */
export function afterDrawing(act: () => void): void {
  requestAnimationFrame(act);
}
