/**
 * A ref: this element takes the focus when its dialog opens, or at once if it is open already. React's `autoFocus` would
 * act before the dialog is shown, when nothing in it can have the focus.
 */
export function focusFirst(element: HTMLElement | null): void {
  element?.setAttribute("autofocus", "");
  element?.focus();
}

/**
 * Focuses an element that is about to be drawn, or is still under a dialog that is about to close. Any key but Tab, or a
 * press, cancels it: the person has gone on to something else.
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
