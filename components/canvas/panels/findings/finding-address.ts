import { keepInAddress } from "@/lib/client/keep-in-address";

const name = "finding";

/** What is looked at among the findings, as it stands in the address: "bypasses", a gate's id, "choke-points", "what-if", or a node that is owned. */
export function findingInAddress(): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** Keeps it there, so that it can be sent to somebody; undefined takes it out. */
export function keepFindingInAddress(finding: string | undefined): void {
  keepInAddress({ [name]: finding });
}
