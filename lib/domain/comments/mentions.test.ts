import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mentionAt } from "./mention-at";
import { mentionsIn } from "./mentions-in";
import { splitMentions } from "./split-mentions";

const ana = { id: "A1", name: "Ana" };
const lima = { id: "A2", name: "Ana Lima" };
const ben = { id: "B1", name: "Ben" };
const otherBen = { id: "B2", name: "Ben" };
const people = [ana, lima, ben, otherBen];

describe("who a comment mentions", () => {
  it("is who is named in full after an @, by the longest name", () => {
    expect(mentionsIn("@Ana Lima and @ana, please look", people, new Set())).toEqual(["A2", "A1"]);
  });

  it("is nobody by half a name, by an address, or by a name without @", () => {
    expect(mentionsIn("ana@ana.example, @Anab, Ben, @ Ben, @", people, new Set())).toEqual([]);
  });

  it("is who was chosen where two share a name, and both where neither was", () => {
    expect(mentionsIn("@Ben: why?", people, new Set(["B2"]))).toEqual(["B2"]);
    expect(mentionsIn("@Ben: why?", people, new Set())).toEqual(["B1", "B2"]);
  });

  it("is at most as many as one comment may mention", () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ id: `M${index}`, name: `M${index}` }));
    expect(mentionsIn(many.map(({ name }) => `@${name}`).join(" "), many, new Set())).toHaveLength(20);
  });

  it("leaves every character of the text where it is", () => {
    const word = fc.constantFrom("@", "Ana", " ", "Lima", "@Ben", "x", "\u202e", "<b>");
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const text = words.join("");
        expect(
          splitMentions(text, people)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
    );
  });
});

describe("a mention that is typed", () => {
  it("begins at an @ that begins a word, and goes on to the cursor", () => {
    expect(mentionAt("ask @Ana Li now", 11)).toEqual({ from: 4, to: 11, typed: "Ana Li" });
    expect(mentionAt("@", 1)).toEqual({ from: 0, to: 1, typed: "" });
    expect(mentionAt("(@b", 3)).toEqual({ from: 1, to: 3, typed: "b" });
  });

  it("is none inside an address, nor after a blank or a line", () => {
    expect(mentionAt("ana@example", 11)).toBeUndefined();
    expect(mentionAt("@Ana ", 5)).toBeUndefined();
    expect(mentionAt("@Ana\nx", 6)).toBeUndefined();
  });
});
