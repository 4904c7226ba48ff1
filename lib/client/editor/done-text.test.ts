import { expect, it } from "vitest";
import { doneText } from "./done-text";

it.each([
  ["delete Check-in", "Deleted Check-in."],
  ["plan “Sign what is built” on Jenkins", "Planned “Sign what is built” on Jenkins."],
  ["take Jenkins out of its zone", "Took Jenkins out of its zone."],
  ["Align left", "Aligned left."],
  ["tidy up", "Done: tidy up."],
])("%s, once done, is told as %s", (label, told) => {
  expect(doneText(label)).toBe(told);
});
