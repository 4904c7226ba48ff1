import { expect, it } from "vitest";
import { effectsSentence } from "./effects-sentence";
import type { PieceEffect } from "./merge-piece";

const piece = (group: PieceEffect["group"]) => ({
  id: group,
  of: "claim" as const,
  does: "change" as const,
  title: group,
  proofs: [],
  needs: [],
  ticked: true,
  operations: [],
  effect: { group, before: "missing" as const, after: "verified" as const },
});

it("says what the changes that are ticked do to controls, also where all make them better", () => {
  expect(effectsSentence([piece("better")])).toBe("Ticked so far: 1 change makes a control better.");
  expect(effectsSentence([piece("better"), piece("worse"), piece("worse")])).toBe(
    "Ticked so far: 2 changes make a control worse, 1 change makes one better.",
  );
  expect(effectsSentence([])).toBeUndefined();
});
