import { keepInAddress } from "@/lib/client/keep-in-address";

/**
 * Keeps what is looked at among the findings in the address, so that it can be sent to somebody; undefined takes it out.
 * @param finding "ways-in", "bypasses", a gate's id, "choke-points", "what-if", or a node that is compromised
 */
export function keepFindingInAddress(finding: string | undefined): void {
  keepInAddress({ ...nothingElse, finding });
}

/** The same of the what-if. @param supposed the key of what is assumed; empty: nothing, or nothing that an address can say */
export function keepSupposedInAddress(supposed: string): void {
  keepInAddress({ ...nothingElse, finding: "what-if", suppose: supposed === "" ? undefined : supposed });
}

/** The same of a way in. @param place the id of the node or connection where it begins; undefined: all of them */
export function keepWayInInAddress(place: string | undefined): void {
  keepInAddress({ ...nothingElse, wayIn: place, finding: place === undefined ? "ways-in" : undefined });
}

/** The same of an incident that is replayed. @param incident its id in the catalogue */
export function keepIncidentInAddress(incident: string): void {
  keepInAddress({ ...nothingElse, incident });
}

/** Of what else an address may ask for among the findings. */
const nothingElse = { finding: undefined, wayIn: undefined, suppose: undefined, incident: undefined };
