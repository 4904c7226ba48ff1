import { expect, it } from "vitest";
import { colourOf, hereText, initialsOf, personColours } from "./person-look";

it.each([
  ["Ana Lima", "AL"],
  ["ben", "B"],
  ["Maria del Carmen Ortiz", "MO"],
  ["vera.k", "VK"],
  ["Łukasz Żak", "ŁŻ"],
  ["陳 大文", "陳大"],
  ["\u{1F680} Rocket", "R"],
  ["(Ops) Edo", "OE"],
  ["\u{1F680}", "?"],
])("%s is %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

it("gives a person one colour, and people different ones", () => {
  const ids = Array.from({ length: 200 }, (_, index) => `user${index}x`);
  expect(new Set(ids.map(colourOf)).size).toBe(personColours);
  expect(ids.map(colourOf)).toEqual(ids.map(colourOf));
});

it("says who is here in words", () => {
  expect([[], ["Ana"], ["Ana", "Ben"], ["Ana", "Ben", "Cy", "Di"]].map(hereText)).toEqual([
    "You are the only one here",
    "Ana is here",
    "Ana and Ben are here",
    "Ana, Ben and 2 more are here",
  ]);
});
