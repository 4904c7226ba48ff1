import { type AskedOf, createAddress, oneOf } from "@/lib/client/address";
import { stages } from "@/lib/domain/pipeline/document-lists";

export const countedOnes = [
  "open",
  "in-place",
  "proven",
  "in-scope",
  "verified",
  "declared",
  "stale",
  "partial",
  "planned",
  "contradicted",
  "missing",
  "not-assessed",
  "not-applicable",
] as const;

/** The query of a comparison beside its two states: how the maps are shown, and which count is explained. */
export const compareAddress = createAddress({
  maps: oneOf(["one", "both"], "one"),
  why: oneOf(countedOnes),
  stage: oneOf(stages),
});
export type CompareQuery = AskedOf<typeof compareAddress>["query"];

/** The address of a comparison. @param query the rest of its query */
export function compareHref(from: string, to: string, query: Partial<CompareQuery> = {}): string {
  const states = new URLSearchParams({ from, to });
  const rest = new URL(compareAddress.href("/compare", query), "http://here").searchParams;
  for (const [name, value] of rest) states.set(name, value);
  return `/compare?${states.toString().replaceAll("%3A", ":").replaceAll("%40", "@")}`;
}
