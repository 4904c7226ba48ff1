import { expect, it } from "vitest";
import { verdictOf } from "./verdict-of";

const row = (what: string, holds: boolean, isKnown = false) => ({
  what,
  holds,
  isKnown,
  measured: "",
  bound: "",
  beside: "",
});

it("fails for a bound that does not hold", () => {
  expect(verdictOf([row("list", true), row("map", false)])).toEqual({
    code: 1,
    lines: ["1 of 2 bounds do not hold."],
  });
});

it("does not fail for one that is known not to hold yet, and counts it", () => {
  expect(verdictOf([row("list", true), row("circle", false, true)])).toEqual({
    code: 0,
    lines: ["All 1 bounds hold.", "1 more do not hold yet, as is known."],
  });
});

it("asks to take the mark from one that holds after all", () => {
  const { code, lines } = verdictOf([row("list", true), row("circle", true, true)]);
  expect(code).toBe(0);
  expect(lines.at(-1)).toBe(">>> IT HOLDS, though marked as a known failure: circle. Remove its mark.");
});
