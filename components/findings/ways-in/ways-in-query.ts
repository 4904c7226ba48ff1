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

/** A way in, drawn on the map. @param key the id of its first place */
export function wayOnMapHref(mapPath: string, key: string): string {
  return `${mapPath}?${new URLSearchParams({ wayIn: key })}`;
}

/** The map with a change assumed. @param key that of `changeKey` */
export function tryOnMapHref(mapPath: string, key: string): string {
  return `${mapPath}?${new URLSearchParams({ finding: "what-if", suppose: key })}`;
}
