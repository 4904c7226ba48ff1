import { keepInAddress } from "@/lib/client/keep-in-address";

/**
 * Keeps the open finding in the address, so that the link can be shared; undefined removes it.
 * @param finding "ways-in", "bypasses", a gate's id, "choke-points", "what-if", or a compromised node
 */
export function keepFindingInAddress(finding: string | undefined): void {
  keepInAddress({ ...nothingElse, finding });
}

/** The same for the what-if. @param supposed the key of its assumptions; empty: none, or none that fits an address */
export function keepSupposedInAddress(supposed: string): void {
  keepInAddress({ ...nothingElse, finding: "what-if", suppose: supposed === "" ? undefined : supposed });
}

/** The same for an entry point. @param place the id of the node or connection where it starts; undefined: all of them */
export function keepWayInInAddress(place: string | undefined): void {
  keepInAddress({ ...nothingElse, wayIn: place, finding: place === undefined ? "ways-in" : undefined });
}

/** The same for a replayed incident. @param incident its id in the catalogue */
export function keepIncidentInAddress(incident: string): void {
  keepInAddress({ ...nothingElse, incident });
}

/** The other findings that an address may ask for. */
const nothingElse = { finding: undefined, wayIn: undefined, suppose: undefined, incident: undefined };
