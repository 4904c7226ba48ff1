import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { dayAhead } from "@/lib/testing/calendar";
import { applyEdit, performAll } from "../edits/apply-edit";
import type { Changes } from "../edits/edit";
import type { OperationBody } from "./operations";
import { acceptanceFaults, longAcceptances, mostDaysAccepted } from "./needs-acceptance";
import { claimsOf, documentFromPipeline, type Pipeline } from "./pipeline";

const today = "2026-11-24";
const change = (set: Changes<"claim">): OperationBody => ({
  type: "claim.changed",
  node: "ci",
  control: "img-sign",
  set,
});
const withClaim = (claim: object): Pipeline =>
  aPipeline("P").node("ci").claim("ci", "img-sign", claim).build();
const acceptance = { by: "Ana", until: "2027-03-01", residual: "An image of somebody else may run." };
const reason = "The keys come in spring.";
const whole = { status: "accepted", reason, acceptance } as const;
const open = withClaim({ status: "missing" });
const faultOf = (pipeline: Pipeline, set: Changes<"claim">) => {
  const done = applyEdit(pipeline, [change(set)], today);
  return done.ok ? undefined : done.error.toLowerCase();
};

describe("an accepted risk", () => {
  it("says who, why, until when and what remains", () => {
    expect(faultOf(open, whole)).toBeUndefined();
    expect(faultOf(open, { status: "accepted" })).toContain(acceptanceFaults.whole);
    expect(faultOf(open, { ...whole, reason: " " })).toContain(acceptanceFaults.reason);
    expect(faultOf(open, { ...whole, acceptance: { ...acceptance, by: "" } })).toContain(acceptanceFaults.by);
    expect(faultOf(open, { ...whole, acceptance: { ...acceptance, by: "\u200b" } })).toContain(
      acceptanceFaults.by,
    );
    expect(faultOf(open, { ...whole, acceptance: { by: "Ana", until: "2027-03-01" } })).toContain(
      acceptanceFaults.residual,
    );
  });

  it("keeps all of it for as long as it is so, and may keep it for afterwards", () => {
    const settled = withClaim(whole);
    expect(faultOf(settled, { acceptance: null })).toContain(acceptanceFaults.whole);
    expect(faultOf(settled, { reason: null })).toContain(acceptanceFaults.reason);
    expect(faultOf(settled, { status: "planned" })).toBeUndefined();
    expect(faultOf(withClaim({ ...whole, status: "planned" }), { status: "accepted" })).toBeUndefined();
  });

  it("is for at most a year, from today on", () => {
    const until = (day: string) => faultOf(open, { ...whole, acceptance: { ...acceptance, until: day } });
    expect(until("2026-11-24")).toBeUndefined();
    expect(until("2026-11-23")).toContain(acceptanceFaults.over);
    expect(until("2027-11-25")).toBeUndefined();
    expect(until("2027-11-26")).toContain("for at most a year: until 25 nov 2027, not 26 nov 2027");
    expect(until("2036-11-24")).toContain("for at most a year");
  });

  it("is no longer than that by way of another status", () => {
    const long = { ...acceptance, until: "2036-11-24" };
    expect(faultOf(open, { acceptance: long })).toContain("for at most a year");
  });

  it("can be changed otherwise when it has run out, and taken back", () => {
    const over = withClaim({ ...whole, acceptance: { ...acceptance, until: "2026-11-01" } });
    expect(faultOf(over, { owner: "Ben" })).toBeUndefined();
    const done = applyEdit(over, [change({ acceptance })], today);
    if (!done.ok) throw new Error(done.error);
    const back = performAll(done.value.visible, done.value.inverse, { today, isUndo: true });
    expect(back.ok && claimsOf(back.value.visible, "ci").get("img-sign")?.acceptance?.until).toBe(
      "2026-11-01",
    );
  });

  it("comes back with its node when a removal is taken back, however little it says", () => {
    const bare = withClaim({ status: "accepted" });
    const removed = applyEdit(bare, [{ type: "node.removed", node: "ci" }], today);
    if (!removed.ok) throw new Error(removed.error);
    expect(applyEdit(removed.value.visible, removed.value.inverse, today).ok).toBe(true);
  });

  it("may be over in a document that comes whole, and not run for years", () => {
    const document = (until: string) =>
      documentFromPipeline(withClaim({ ...whole, acceptance: { ...acceptance, until } }));
    expect(longAcceptances(document("2020-01-01"), today)).toEqual([]);
    expect(longAcceptances(document("2036-11-24"), today)).toEqual([
      { path: "claims[0].acceptance.until", message: expect.stringContaining("for at most a year") },
    ]);
  });

  test("is taken for exactly the days from today to a year ahead", () => {
    fc.assert(
      fc.property(fc.integer({ min: -800, max: 800 }), (ahead) => {
        const until = dayAhead(today, ahead);
        const isTaken = faultOf(open, { ...whole, acceptance: { ...acceptance, until } }) === undefined;
        expect(isTaken).toBe(ahead >= 0 && ahead <= mostDaysAccepted);
      }),
    );
  });
});
