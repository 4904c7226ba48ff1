import { expect, it } from "vitest";
import { burnDownRows } from "./burn-down-rows";

it("a burn-down is drawn from before its first day until the last that is planned for, with today on a row", () => {
  const days = [
    { day: "2026-11-03", left: 4 },
    { day: "2026-11-05", left: 2 },
  ];
  const asked = { today: "2026-11-05", until: "2026-11-07", most: 80 };
  expect(burnDownRows(days, asked)).toEqual({
    rows: [
      { day: "2026-11-03", left: 4, ideal: 4 },
      { day: "2026-11-04", left: 4, ideal: 3 },
      { day: "2026-11-05", left: 2, ideal: 2 },
      { day: "2026-11-06", ideal: 1 },
      { day: "2026-11-07", ideal: 0 },
    ],
    today: 2,
    step: 1,
  });
  const long = burnDownRows(days, { ...asked, today: "2027-11-05", until: "2028-11-07" });
  expect(long.rows.length).toBeLessThanOrEqual(83);
  expect(long.rows[long.today]).toMatchObject({ day: "2027-11-05", left: 2 });
  expect(long.rows.at(-1)?.ideal).toBe(0);
  const open = burnDownRows(days, { ...asked, until: undefined });
  expect(open.rows.every(({ ideal }) => ideal === undefined)).toBe(true);
});
