/**
 * Writes these into the browser's address, without a history entry; undefined removes one.
 * @param state null: Next notices it, and returns to it after a refresh, at the cost of redrawing the page.
 */
export function keepInAddress(
  params: Readonly<Record<string, string | undefined>>,
  state: unknown = history.state,
): void {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined) url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  }
  if (url.href !== location.href) history.replaceState(state, "", url);
}
