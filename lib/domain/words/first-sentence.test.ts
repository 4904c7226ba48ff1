import { expect, test } from "vitest";
import { firstSentence } from "./first-sentence";

test("the first sentence ends where another begins, not at a full stop inside of it", () => {
  expect(firstSentence("A flaw let anyone in. It was mended.")).toBe("A flaw let anyone in.");
  expect(firstSentence("Version 5.6 of xz carried a backdoor. Images had it.")).toBe(
    "Version 5.6 of xz carried a backdoor.",
  );
  expect(firstSentence("One sentence alone.")).toBe("One sentence alone.");
  expect(firstSentence("No full stop")).toBe("No full stop");
});
