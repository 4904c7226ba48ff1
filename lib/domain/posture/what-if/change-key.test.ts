import { expect, test } from "vitest";
import type { ChangeToMake } from "../ways-in/way-in";
import { changeFromKey, changeKey } from "./change-key";

const changes: readonly ChangeToMake[] = [
  { implement: { node: "a:b", control: "pin-dependencies" } },
  { remove: "e 1" },
  { revoke: "100%" },
  { lead: { edge: "e1", to: "r" } },
  { insert: { edge: "e1", kind: "mirror" } },
];

test("a change comes back out of its key", () => {
  expect(changes.map((change) => changeFromKey(changeKey(change)))).toEqual(changes);
  expect(new Set(changes.map(changeKey)).size).toBe(changes.length);
});

test.each(["", "remove", "remove:", "implement:a", "insert:e:wall", "lead:e:r:more", "burn:e", "remove:a:b"])(
  "%j stands for none",
  (key) => {
    expect(changeFromKey(key)).toBeUndefined();
  },
);
