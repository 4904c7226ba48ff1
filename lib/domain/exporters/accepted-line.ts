import type { Acceptance, Claim } from "../pipeline/document";
import { acceptedOn } from "../posture/coverage/accepted-on";

/** What a row says of an accepted risk that has not run out. */
export interface AcceptedLine extends Acceptance {
  readonly why?: string | undefined;
}

/** @param day the UTC day, `YYYY-MM-DD` */
export function acceptedLine(claim: Claim | undefined, day: string): AcceptedLine | undefined {
  const acceptance = acceptedOn(claim, day);
  return acceptance && { ...acceptance, why: claim?.reason };
}
