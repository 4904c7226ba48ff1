import { expect, test } from "vitest";
import type { EffectiveStatus } from "../coverage/effective-status";
import type { Proof } from "../posture";
import { carriedSentence } from "./carried-sentence";

test("a verdict rests on the nodes that can carry the gate, one or several", () => {
  const carried = (statuses: readonly EffectiveStatus[], proof: Proof = "declared") =>
    carriedSentence(statuses, proof);
  expect(carried(["missing", "planned", "not-assessed"])).toBe(
    "It is in place on 0 of the 3 nodes that can enforce it: 1 missing, 1 planned and 1 not assessed",
  );
  expect(carried(["verified"], "proven")).toBe("It is verified on the one node that can enforce it");
  expect(carried(["declared"], "proven")).toBe(
    "It is not verified on the one node that can enforce it (not verified)",
  );
  expect(carried(["missing"])).toBe("It is not in place on the one node that can enforce it (missing)");
  expect(carried(["not-assessed"])).toBe("It is not assessed on the one node that can enforce it");
});
