import { anyText, type AskedOf, createAddress, oneOf } from "@/lib/client/address";
import { proofs } from "@/lib/domain/posture/posture";

/** The query of the entry points page. */
export const waysInAddress = createAddress(
  {
    view: oneOf(["bypasses"]),
    proof: oneOf(proofs, "declared"),
    /** The entry point with open details, by the id of its first place; ignored if the list lacks it. */
    row: anyText(),
  },
  "row",
);
export type WaysInQuery = AskedOf<typeof waysInAddress>["query"];

export const waysInHref = waysInAddress.href;

/** An entry point, drawn on the map. @param key the id of its first place */
export function wayOnMapHref(mapPath: string, key: string): string {
  return `${mapPath}?${new URLSearchParams({ wayIn: key })}`;
}

/** The map with a change assumed. @param key that of `changeKey` */
export function tryOnMapHref(mapPath: string, key: string): string {
  return `${mapPath}?${new URLSearchParams({ finding: "what-if", suppose: key })}`;
}
