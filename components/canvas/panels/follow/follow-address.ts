/** What is followed stands in the address, so that it can be sent to somebody; undefined takes it out. */
export function keepInAddress(followed: string | undefined): void {
  const url = new URL(location.href);
  if (url.searchParams.get("follow") === (followed ?? null)) return;
  if (followed === undefined) url.searchParams.delete("follow");
  else url.searchParams.set("follow", followed);
  history.replaceState(null, "", url);
}
