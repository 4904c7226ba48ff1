import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { limits } from "./limits";
import { nameSchema, noteSchema, textSchema } from "./fields";

describe("text", () => {
  it.each([
    ["gnp\u202eexe.tar", "gnpexe.tar"],
    ["\u202a+49 30 1234\u202c", "+49 30 1234"],
    ["\u2067שלום\u2069", "שלום"],
    ["red\u009b31m", "red31m"],
    ["one\u2028two\u0085three", "one two three"],
  ])("is kept without what nobody sees: %j as %j", (typed, kept) => {
    expect(nameSchema.parse(typed)).toBe(kept);
    expect(noteSchema.parse(typed)).toBe(kept);
  });

  it.each([
    "שלום עולם",
    "مرحبا\u200f!",
    "می\u200cخواهم",
    "👩\u200d💻 build",
    "क्\u200dष",
    "A\u061c1",
    "tab\there\nand on",
  ])("of any script stays as it is: %j", (typed) => {
    expect(noteSchema.parse(typed)).toBe(typed);
  });

  it("is refused with what ends a record, or where nothing is left", () => {
    expect(noteSchema.safeParse("a\u0007b").error?.issues[0]?.message).toBe(
      "must not contain control characters",
    );
    expect(nameSchema.safeParse("a\nb").error?.issues[0]?.message).toBe("must be one line");
    expect(nameSchema.safeParse("\u202e \u2066").error?.issues[0]?.message).toBe("must not be empty");
    expect(noteSchema.safeParse("\ud800").error?.issues[0]?.message).toBe("must be well-formed Unicode");
  });

  it.each([
    "\u200b\u2060",
    "\ufeff\u200b",
    "\u200d",
    "\u3164",
    "\u115f \u1160",
    "\u2800",
    "\u00ad",
    "\ufe0f",
    "\u{e0041}",
    "\u180e",
    "\ue000",
  ])("is no name if nobody can see any of it: %j", (typed) => {
    expect(nameSchema.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual([
      "must have a character that can be seen",
    ]);
    expect(nameSchema.parse(`${typed}a`)).toBe(`${typed}a`);
  });

  it.each(["1", "-", "…", "👩\u200d💻", "\u{1F680}", "ש", "\u200f\u05E9", "ᄀ"])(
    "is a name if one character is seen: %j",
    (typed) => {
      expect(nameSchema.parse(typed)).toBe(typed);
    },
  );

  it("is measured without what is left out", () => {
    expect(nameSchema.parse("\u202e".repeat(1000) + "x".repeat(limits.name))).toHaveLength(limits.name);
    expect(nameSchema.safeParse("x".repeat(limits.name + 1)).success).toBe(false);
  });

  test("that was read once is read as the same again", () => {
    const schema = textSchema(1000);
    const hostile = fc.string({
      unit: fc.constantFrom("a", "\u202e", "\u2066", "\u2028", "\u0085", "\u009b", "\u200d", "ש", "\n", " "),
    });
    fc.assert(
      fc.property(hostile, (typed) => {
        const kept = schema.parse(typed);
        expect(schema.parse(kept)).toBe(kept);
        expect(kept).not.toMatch(/[\u0080-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});
