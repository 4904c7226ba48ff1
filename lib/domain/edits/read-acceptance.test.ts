import { describe, expect, it } from "vitest";
import { acceptanceFields, readAcceptance } from "./read-acceptance";

const today = "2026-11-24";
const typed = {
  by: " Ana ",
  reason: "The tool is bought in spring.",
  until: "2027-03-01",
  residual: "A known fault may go live.",
};

describe("what was typed about an accepted risk", () => {
  it("is taken without blanks around it", () => {
    expect(readAcceptance(typed, today)).toEqual({
      ok: true,
      value: {
        reason: typed.reason,
        acceptance: { by: "Ana", until: typed.until, residual: typed.residual },
      },
    });
  });

  it.each(acceptanceFields)("is refused where the field is empty: %s", (field) => {
    expect(readAcceptance({ ...typed, [field]: " " }, today)).toMatchObject({
      ok: false,
      error: { field, text: expect.stringMatching(/^Enter .+\.$/) },
    });
  });

  it("is refused where the day is over, years away, or none", () => {
    for (const until of ["2026-11-23", "2036-11-24", "soon"])
      expect(readAcceptance({ ...typed, until }, today)).toMatchObject({
        ok: false,
        error: { field: "until" },
      });
  });

  it("is refused where a text is longer than can be kept", () => {
    expect(readAcceptance({ ...typed, by: "a".repeat(5000) }, today)).toMatchObject({
      ok: false,
      error: { field: "by" },
    });
  });
});
