/**
 * A ref: this element has the focus when the dialog around it opens, or at once where it is open already. React's
 * `autoFocus` would only ask before the dialog is shown, when nothing in it can have the focus.
 */
export function focusFirst(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
  element?.focus();
}

/** Gives the focus to something that is about to be drawn, or still lies under a dialog that is about to close. */
export function focusWhenDrawn(find: () => HTMLElement | null, frames = 60): void {
  requestAnimationFrame(() => {
    const element = find();
    element?.focus();
    if ((element === null || document.activeElement !== element) && frames > 0)
      focusWhenDrawn(find, frames - 1);
  });
}
