/**
 * Writes these into the address that the browser shows, without a step in its history; undefined takes one out.
 * @param state null: Next hears of it, and would come back to it after a refresh, at the cost of drawing the page again.
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
