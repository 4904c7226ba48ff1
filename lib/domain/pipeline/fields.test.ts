import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { limits } from "./limits";
import { nameSchema, noteSchema, textSchema } from "./fields";
import { showTurns, turnFault } from "./texts";

describe("text", () => {
  it.each([
    ["gnp\u202eexe.tar", "gnp[U+202E]exe.tar"],
    ["\u202a+49 30 1234\u202c", "[U+202A]+49 30 1234[U+202C]"],
    ["\u2067שלום\u2069", "[U+2067]שלום[U+2069]"],
    ["red\u009b31m", "red31m"],
    ["one\u2028two\u0085three", "one two three"],
  ])("is kept with what nobody sees left out or shown: %j as %j", (typed, kept) => {
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
    expect(nameSchema.safeParse("\u0085 \u2028").error?.issues[0]?.message).toBe("must not be empty");
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
      "must have a visible character",
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
    expect(nameSchema.parse("\u009b".repeat(1000) + "x".repeat(limits.name))).toHaveLength(limits.name);
    expect(nameSchema.safeParse("x".repeat(limits.name + 1)).success).toBe(false);
  });

  test("has U+FFFD if there is no room for marks, so that no name of an earlier version is lost", () => {
    const typed = `\u202e${"x".repeat(limits.name - 1)}`;
    expect(nameSchema.parse(typed)).toBe(typed.replace("\u202e", "\ufffd"));
  });

  test("shows each control that turns direction, and nothing else, as a mark", () => {
    const turning = [0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069];
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.constantFrom(...turning), fc.integer({ min: 0x2000, max: 0x2070 }), fc.nat(0x10ffff)),
        ),
        (codes) => {
          const text = String.fromCodePoint(...codes);
          const shown = codes
            .map((code) =>
              turning.includes(code) ? `[U+${code.toString(16).toUpperCase()}]` : String.fromCodePoint(code),
            )
            .join("");
          expect(showTurns(text)).toBe(shown);
          expect(showTurns(shown)).toBe(shown);
          const isTurning = codes.some((code) => turning.includes(code));
          expect(turnFault(text, "name") !== undefined).toBe(isTurning);
          expect(turnFault(text, "note")).toBeUndefined();
        },
      ),
    );
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
