import { expect, it } from "vitest";
import type { Review } from "../pipeline/document";
import { describeReviewed } from "./confirmed-words";

it("says which of the evidence has expired on the day, and nothing of that without one", () => {
  const piece = { id: "e1", result: "supports", effective: "2026-11-01" } as const;
  const of: Review["of"] = {
    status: "implemented",
    evidence: [
      { ...piece, title: "Scan", expires: "2026-11-15" },
      { ...piece, id: "e2", title: "Audit" },
    ],
  };
  expect(describeReviewed(of, "2026-11-16")).toContain(
    "with 2 pieces of evidence: Scan (expired on 15 Nov 2026); Audit",
  );
  expect(describeReviewed(of, "2026-11-15")).toContain("Scan; Audit");
  expect(describeReviewed(of)).toContain("Scan; Audit");
});

it("the day of a review is said of a control that does not apply, and not of an accepted risk that kept it", () => {
  const of = { reason: "Nothing is built here", review: "2027-03-01" };
  expect(describeReviewed({ ...of, status: "not-applicable" })).toMatch(/to be reviewed by 1 Mar 2027$/);
  expect(describeReviewed({ ...of, status: "accepted" })).toBe(
    "accepted risk, because “Nothing is built here”",
  );
});
