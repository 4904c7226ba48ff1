import { describe, expect, it } from "vitest";
import { emptyTally } from "@/lib/domain/posture/coverage/coverage";
import type { MatrixCell } from "@/lib/domain/posture/coverage/matrix";
import { cellLook } from "./cell-look";

const cell = (
  counts: Partial<MatrixCell["counts"]>,
  owners: readonly (readonly [string, number])[] = [],
): MatrixCell => ({
  counts: { ...emptyTally.counts, ...counts },
  owners: new Map(owners),
});

describe("a cell of the matrix", () => {
  it("by status tells what is declared from what is verified", () => {
    expect(cellLook(cell({ verified: 1, declared: 1, missing: 2, "not-applicable": 1 }), "status")).toEqual({
      status: "partial",
      short: "2/4",
      below: "1 verified",
      words: "Partial: 2 of 4 in place, 1 verified, 1 more not applicable",
    });
    expect(cellLook(cell({ declared: 2 }), "status")).toMatchObject({ short: "2/2", below: "none verified" });
    expect(cellLook(cell({ missing: 1 }), "status")).toMatchObject({
      status: "missing",
      short: "0/1",
      below: "",
      words: "Missing: 0 of 1 in place",
    });
  });

  it("says how many of the missing are accepted", () => {
    expect(cellLook({ ...cell({ missing: 2, "not-applicable": 1 }), accepted: 1 }, "status").words).toBe(
      "Missing: 0 of 2 in place, 1 accepted, 1 more not applicable",
    );
  });

  it("says how many wait for a second person", () => {
    expect(cellLook({ ...cell({ declared: 2 }), pending: 1 }, "status").words).toContain(
      ", 1 with approval pending",
    );
  });

  it("by evidence counts only what is said to be in place", () => {
    expect(cellLook(cell({ verified: 1, stale: 1, missing: 3 }), "evidence")).toMatchObject({
      status: "stale",
      short: "1/2",
      below: "1 stale",
    });
    expect(cellLook(cell({ missing: 3 }), "evidence")).toMatchObject({
      short: "none",
      words: "None marked in place",
    });
    expect(cellLook(cell({ verified: 2, contradicted: 1, declared: 1 }), "evidence")).toMatchObject({
      status: "contradicted",
      below: "1 contradicted, 1 declared",
    });
    expect(cellLook(cell({ verified: 1 }), "evidence").words).toBe(
      "1 of 1 marked in place has current evidence",
    );
  });

  it("by owner says whose it is", () => {
    expect(cellLook(cell({ missing: 2 }, [["Ana", 2]]), "owner")).toMatchObject({
      status: "verified",
      short: "2/2",
      below: "Ana",
    });
    expect(
      cellLook(
        cell({ missing: 3 }, [
          ["Ana", 1],
          ["Ben", 1],
          ["", 1],
        ]),
        "owner",
      ),
    ).toMatchObject({ status: "partial", short: "2/3", below: "2 owners" });
    expect(cellLook(cell({ missing: 1 }, [["", 1]]), "owner")).toMatchObject({
      status: "missing",
      short: "0/1",
      below: "no owner",
    });
  });

  it("that holds only what does not apply says so in every lens", () => {
    for (const lens of ["status", "evidence", "owner"] as const)
      expect(cellLook(cell({ "not-applicable": 2 }), lens)).toEqual({
        status: "not-applicable",
        short: "n/a",
        below: "",
        words: "All 2 marked not applicable",
      });
  });
});
