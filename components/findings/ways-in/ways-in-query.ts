import { anyText, type AskedOf, createAddress, oneOf } from "@/lib/client/address";
import { proofs } from "@/lib/domain/posture/posture";

/** What the page of the ways in can be asked for. */
export const waysInAddress = createAddress(
  {
    view: oneOf(["bypasses"]),
    proof: oneOf(proofs, "declared"),
    /** The way in whose details are open, by the id of its first place. One that is not in the list is passed over. */
    row: anyText(),
  },
  "row",
);
export type WaysInQuery = AskedOf<typeof waysInAddress>["query"];

export const waysInHref = waysInAddress.href;
