import type { Reviewable } from "../pipeline/document";

/** What a second person can be asked to confirm, inside a sentence. */
export const reviewableWords: { readonly [R in Reviewable]: string } = {
  verified: "verified",
  "not-applicable": "not applicable",
  accepted: "accepted risk",
};
