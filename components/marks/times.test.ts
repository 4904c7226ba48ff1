import { expect, it } from "vitest";
import { overdueText } from "./times";

it.each([
  ["2026-11-25", undefined],
  ["2026-11-24", undefined],
  ["2026-11-23", "1 day overdue"],
  ["2026-10-24", "31 days overdue"],
])("what was due on %s is, on 24 November, %s", (due, text) => {
  expect(overdueText(due, "2026-11-24")).toBe(text);
});
