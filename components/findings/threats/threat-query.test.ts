import { describe, expect, test } from "vitest";
import { threatAddress, tacticKey, techniqueHref, threatHref } from "./threat-query";

const known = {
  technique: new Set(["T1525", "T1078.001"]),
  tactic: new Set([tacticKey("mitre", "execution")]),
};

describe("the address of the threats page", () => {
  test("asks for all techniques as declared where it says nothing", () => {
    const { query, ignored } = threatAddress.read({}, known);
    expect([query, ignored]).toEqual([
      { status: undefined, tactic: undefined, technique: undefined, proof: "declared" },
      [],
    ]);
    expect(threatHref("/t", query)).toBe("/t");
  });

  test("is read and written alike", () => {
    const params = { status: "relevant", tactic: "mitre execution", technique: "T1078.001", proof: "proven" };
    const { query, ignored } = threatAddress.read(params, known);
    expect(ignored).toEqual([]);
    expect(
      Object.fromEntries(
        new URL(`http://x${threatHref("/t", query, { technique: "T1078.001" })}`).searchParams,
      ),
    ).toEqual(params);
  });

  test("of a technique leads to its row, whatever the table was narrowed to", () => {
    expect(
      techniqueHref("/t", { status: "mitigated", tactic: "mitre execution", proof: "proven" }, "T1525"),
    ).toBe("/t?technique=T1525&proof=proven#T1525");
  });

  test("sets aside what is not known", () => {
    expect(
      threatAddress.read(
        { status: "closed", tactic: "execution", technique: "constructor", proof: ["proven", "declared"] },
        known,
      ),
    ).toEqual({
      query: { status: undefined, tactic: undefined, technique: undefined, proof: "proven" },
      ignored: ["status=closed", "tactic=execution", "technique=constructor", "proof=declared"],
    });
  });
});
