import { describe, expect, test } from "vitest";
import { emptyTally } from "@/lib/domain/posture/coverage/coverage";
import { effectiveStatuses } from "@/lib/domain/posture/coverage/effective-status";
import type { GapQuery } from "./gap-query";
import { isShown } from "./gap-rows";

const shown = (query: Pick<GapQuery, "show" | "proof">) =>
  effectiveStatuses.filter((status) => isShown(status, query));

describe("what the list shows", () => {
  test("is the gaps, where nothing else is asked for", () => {
    expect(shown({ proof: "declared" })).toEqual([
      "stale",
      "contradicted",
      "partial",
      "planned",
      "missing",
      "not-assessed",
    ]);
    expect(shown({ proof: "proven" })).toEqual([
      "declared",
      "stale",
      "contradicted",
      "partial",
      "planned",
      "missing",
      "not-assessed",
    ]);
  });

  test("with what stands makes up all that is in scope", () => {
    expect(shown({ show: "all", proof: "declared" })).toHaveLength(Object.keys(emptyTally.counts).length);
    for (const proof of ["declared", "proven"] as const)
      expect([...shown({ show: "standing", proof }), ...shown({ proof })].toSorted()).toEqual(
        shown({ show: "scope", proof }).toSorted(),
      );
  });

  test("is what is claimed as implemented, whatever its evidence says", () => {
    expect(shown({ show: "implemented", proof: "proven" })).toEqual([
      "verified",
      "declared",
      "stale",
      "contradicted",
    ]);
  });
});
