import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { applyEdit, performAll } from "../edits/apply-edit";
import { setOnClaims } from "../edits/claims";
import type { Changes } from "../edits/edit";
import type { OperationBody } from "./operations";
import { claimsOf, type Pipeline } from "./pipeline";
import { lacksReason, reasonFault, reviewFault } from "./needs-reason";
import { reviewDaySchema } from "./review-day-schema";

const change = (set: Changes<"claim">): OperationBody => ({
  type: "claim.changed",
  node: "ci",
  control: "img-sign",
  set,
});
const withClaim = (claim: object): Pipeline =>
  aPipeline("P").node("ci").claim("ci", "img-sign", claim).build();
const said = (pipeline: Pipeline) => claimsOf(pipeline, "ci").get("img-sign");

describe("a claim that becomes not applicable", () => {
  it("needs a reason, which may come with it or be there already", () => {
    const open = withClaim({ status: "missing" });
    const refused = applyEdit(open, [change({ status: "not-applicable" })]);
    expect(refused).toMatchObject({ ok: false });
    expect(!refused.ok && refused.error.toLowerCase()).toContain(reasonFault);
    expect(applyEdit(open, [change({ status: "not-applicable", reason: "Nothing is built here." })]).ok).toBe(
      true,
    );
    const explained = withClaim({ status: "missing", reason: "Nothing is built here." });
    expect(applyEdit(explained, [change({ status: "not-applicable" })]).ok).toBe(true);
  });

  it("is all of an edit or none: one without a reason among many refuses them all", () => {
    const two = aPipeline("P").node("ci").node("ci2").build();
    const keys = ["ci", "ci2"].map((node) => ({ node, control: "img-sign", title: "Sign" }));
    const edit = setOnClaims(two, keys, { status: "not-applicable" });
    expect(applyEdit(two, edit?.operations ?? []).ok).toBe(false);
  });

  it("needs one also where the node is sent again, and in one step with it", () => {
    const open = withClaim({ status: "missing" });
    const node = open.nodes.get("ci");
    if (!node) throw new Error("The node was made.");
    const again: OperationBody = { type: "node.added", node };
    const bare = change({ status: "not-applicable" });
    expect(performAll(open, [again, bare])).toMatchObject({ ok: false });
    expect(performAll(open, [{ type: "node.removed", node: "ci" }, again, bare])).toMatchObject({ ok: true });
  });

  it("keeps its reason for as long as it is so", () => {
    const settled = withClaim({ status: "not-applicable", reason: "Nothing is built here." });
    expect(applyEdit(settled, [change({ reason: null })]).ok).toBe(false);
    expect(applyEdit(settled, [change({ reason: null, status: "missing" })]).ok).toBe(true);
  });
});

describe("a claim that came without a reason", () => {
  const bare = withClaim({ status: "not-applicable" });

  it("is told from one with a reason", () => {
    expect(lacksReason(said(bare))).toBe(true);
    for (const unseen of [" ", "\u200b", "\u2060 \u3164"])
      expect(lacksReason({ status: "not-applicable", reason: unseen })).toBe(true);
    expect(lacksReason({ status: "not-applicable", reason: "Because." })).toBe(false);
    expect(lacksReason({ status: "missing" })).toBe(false);
    expect(lacksReason(undefined)).toBe(false);
  });

  it("can be changed otherwise, and explained", () => {
    expect(applyEdit(bare, [change({ owner: "Ana" })]).ok).toBe(true);
    expect(applyEdit(bare, [change({ reason: "Nothing is built here." })]).ok).toBe(true);
  });

  it("comes back with its node when a removal is taken back", () => {
    const removed = applyEdit(bare, [{ type: "node.removed", node: "ci" }]);
    if (!removed.ok) throw new Error(removed.error);
    const back = applyEdit(removed.value.visible, removed.value.inverse);
    expect(back.ok && said(back.value.visible)).toMatchObject({ status: "not-applicable" });
  });
});

it("is looked at again on a day that is not over", () => {
  expect(reviewFault("2026-11-24", "2026-11-25")).toBe("the review date has passed");
  expect(reviewFault("2026-11-25", "2026-11-25")).toBeUndefined();
  expect(reviewFault("", "2026-11-25")).toBeUndefined();
  const field = reviewDaySchema("2026-11-25");
  expect(["2026-11-24", "2026-11-25", "no day"].map((day) => field.safeParse(day).success)).toEqual([
    false,
    true,
    false,
  ]);
});

describe("the review day of a control that does not apply", () => {
  const today = "2026-11-25";
  const over = "2026-11-24";
  const open = withClaim({ status: "missing" });
  const explained = { status: "not-applicable", reason: "Nothing is built here." } as const;
  const faultOf = (pipeline: Pipeline, set: Changes<"claim">) => {
    const done = applyEdit(pipeline, [change(set)], today);
    return done.ok ? undefined : done.error;
  };

  it("is not over when it is said", () => {
    const fault = "The review date has passed.";
    expect(faultOf(open, { ...explained, review: over })).toBe(fault);
    expect(faultOf(withClaim({ ...explained, review: today }), { review: over })).toBe(fault);
    expect(faultOf(open, { ...explained, review: today })).toBeUndefined();
    expect(faultOf(open, { status: "missing", review: over })).toBeUndefined();
  });

  it("may be over when something else is said, when it is taken away, and when it is taken back", () => {
    const passed = withClaim({ ...explained, review: over });
    expect(faultOf(passed, { owner: "Ben" })).toBeUndefined();
    expect(faultOf(passed, { review: null })).toBeUndefined();
    const done = applyEdit(passed, [change({ review: today })], today);
    if (!done.ok) throw new Error(done.error);
    const back = performAll(done.value.visible, done.value.inverse, { today, isUndo: true });
    expect(back.ok && said(back.value.visible)?.review).toBe(over);
    expect(performAll(done.value.visible, done.value.inverse, { today }).ok).toBe(false);
  });
});
