import { keepInAddress } from "@/lib/client/keep-in-address";

const name = "finding";

/**
 * Keeps what is looked at among the findings in the address, so that it can be sent to somebody; undefined takes it out.
 * @param finding "bypasses", a gate's id, "choke-points", "what-if", or a node that is compromised
 */
export function keepFindingInAddress(finding: string | undefined): void {
  keepInAddress({ [name]: finding });
}
