/** Gives the focus to something that is about to be drawn, or still lies under a dialog that is about to close. */
export function focusWhenDrawn(find: () => HTMLElement | null, frames = 60): void {
  requestAnimationFrame(() => {
    const element = find();
    element?.focus();
    if ((element === null || document.activeElement !== element) && frames > 0)
      focusWhenDrawn(find, frames - 1);
  });
}
