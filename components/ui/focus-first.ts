/**
 * A ref: this element has the focus when the dialog around it opens, or at once where it is open already. React's
 * `autoFocus` would only ask before the dialog is shown, when nothing in it can have the focus.
 */
export function focusFirst(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
  element?.focus();
}
