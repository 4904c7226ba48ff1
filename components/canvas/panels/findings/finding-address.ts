const name = "finding";

/** What is looked at among the findings, as it stands in the address: "bypasses", a gate's id, "choke-points", "what-if", or a node that is owned. */
export function findingInAddress(): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** Keeps it there, so that it can be sent to somebody; undefined takes it out. */
export function keepFindingInAddress(finding: string | undefined): void {
  const url = new URL(location.href);
  if (url.searchParams.get(name) === (finding ?? null)) return;
  if (finding === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, finding);
  history.replaceState(history.state, "", url);
}
