import { expect, it } from "vitest";
import { shownPath } from "./given-path";

it("a name that is too long to show is cut between characters, so that it can be kept and sent", () => {
  const shown = shownPath(`${"a".repeat(299)}😀.json`);
  expect(shown.isWellFormed()).toBe(true);
  expect(shown).toBe(`${"a".repeat(299)}…`);
  expect(shownPath(`${"a".repeat(298)}😀.json`)).toBe(`${"a".repeat(298)}😀…`);
});
