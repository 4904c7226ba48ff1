import { expect, it } from "vitest";
import { reportTime } from "./report-time";

it("a time is told in UTC, as far as a report has it", () => {
  expect(reportTime("2026-11-20T12:20:30.5Z")).toBe("2026-11-20T12:20:30.5Z");
  expect(reportTime("2026-11-20T00:20:30+02:00")).toBe("2026-11-19T22:20:30Z");
  expect(reportTime("2026-11-20T23:20:30-0230")).toBe("2026-11-21T01:50:30Z");
  expect([reportTime("2026-11-20"), reportTime("2026-11-20T12:20"), reportTime(7)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
