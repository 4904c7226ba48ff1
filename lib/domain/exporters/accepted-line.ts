import type { Acceptance, Claim } from "../pipeline/document";
import { acceptanceInForce } from "../posture/coverage/acceptance-in-force";

/** What a row says of an accepted risk that has not run out. */
export interface AcceptedLine extends Acceptance {
  readonly why?: string | undefined;
}

/** Not to be asked of one that waits for a second person. @param day the UTC day, `YYYY-MM-DD` */
export function acceptedLine(claim: Claim | undefined, day: string): AcceptedLine | undefined {
  const acceptance = acceptanceInForce(claim, day);
  return acceptance && { ...acceptance, why: claim?.reason };
}
