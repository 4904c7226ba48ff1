import { expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { pendingInCopy } from "./pending-in-copy";

const copy = aPipeline()
  .node("ci")
  .claim("ci", "c-scan", { status: "implemented" })
  .claim("ci", "c-sign", { status: "accepted" })
  .toDocument();

test.each([
  { waiting: [], asksReview: false },
  // A risk that waits says nothing of evidence.
  { waiting: ["c-sign"], asksReview: false },
  { waiting: ["c-scan"], asksReview: true },
])("what waits is what the copy lists: $waiting", ({ waiting, asksReview }) => {
  const pending = pendingInCopy(
    copy,
    waiting.map((control) => ({ node: "ci", control })),
  );
  expect(copy.claims.filter(pending.isPending).map(({ control }) => control)).toEqual(waiting);
  expect(pending.asksReview).toBe(asksReview);
});
