import type { Claim, Policy, Reviewable } from "../pipeline/document";

const statusOf: { readonly [R in Reviewable]: Claim["status"] } = {
  verified: "implemented",
  "not-applicable": "not-applicable",
  accepted: "accepted",
};

/** Whether there may be a day on which a second person is to confirm the claim. */
export function askedOf({ status }: Pick<Claim, "status">, { needsReview = [] }: Policy): boolean {
  return status !== undefined && needsReview.some((what) => statusOf[what] === status);
}
