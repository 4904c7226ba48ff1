import { expect, it } from "vitest";
import { overdueText, shortAgeText } from "./times";

it.each([
  ["2026-11-25", undefined],
  ["2026-11-24", undefined],
  ["2026-11-23", "1 day overdue"],
  ["2026-10-24", "31 days overdue"],
])("what was due on %s is, on 24 November, %s", (due, text) => {
  expect(overdueText(due, "2026-11-24")).toBe(text);
});

it.each([
  ["2026-11-24T09:00:00Z", "today"],
  ["2026-11-21T09:00:00Z", "3 d"],
  ["2026-11-02T09:00:00Z", "3 wk"],
  ["2026-06-20T09:00:00Z", "5 mo"],
  ["2024-01-20T09:00:00Z", "2 y"],
])("what happened at %s was, on 24 November, %s ago", (at, text) => {
  expect(shortAgeText(at, new Date("2026-11-24T14:00:00Z"))).toBe(text);
});
