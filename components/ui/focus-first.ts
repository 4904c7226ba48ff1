/**
 * A ref: this element has the focus when the dialog around it opens, or at once where it is open already. React's
 * `autoFocus` would only ask before the dialog is shown, when nothing in it can have the focus.
 */
export function focusFirst(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
  element?.focus();
}

/**
 * Gives the focus to something that is about to be drawn, or still lies under a dialog that is about to close. Not once the
 * person goes on to something else, with any key but Tab or with a press: it would take the focus from there.
 */
export function focusWhenDrawn(find: () => HTMLElement | null, frames = 60): void {
  const over = new AbortController();
  const goOn = (event: Event) => {
    if (!(event instanceof KeyboardEvent && event.key === "Tab")) over.abort();
  };
  for (const type of ["keydown", "pointerdown"])
    addEventListener(type, goOn, { capture: true, signal: over.signal });
  const look = (left: number) => {
    if (over.signal.aborted) return;
    const element = find();
    element?.focus();
    if (left === 0 || (element !== null && document.activeElement === element)) over.abort();
    else requestAnimationFrame(() => look(left - 1));
  };
  requestAnimationFrame(() => look(frames));
}
