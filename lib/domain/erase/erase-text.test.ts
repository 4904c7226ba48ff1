import * as fc from "fast-check";
import { expect, test } from "vitest";
import { erasedMark, eraseText, writingsOf } from "./erase-text";

test("takes a text out of every value and every name, and leaves the rest as it is", () => {
  const secret = "hunter-2-hunter";
  const value = {
    note: `use ${secret}, then ${secret}`,
    tags: ["a", secret],
    [secret]: 1,
    other: { deep: [null, 2] },
  };
  expect(eraseText(value, secret)).toEqual({
    note: `use ${erasedMark}, then ${erasedMark}`,
    tags: ["a", erasedMark],
    [erasedMark]: 1,
    other: { deep: [null, 2] },
  });
  expect(value.tags).toEqual(["a", secret]);
});

test("gives back the very value where the text is nowhere in it, and never leaves it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.string({ minLength: 1, maxLength: 3 }), (value, text) => {
      fc.pre(!erasedMark.includes(text) && !JSON.stringify(value).includes(erasedMark));
      const erased = eraseText(value, text);
      const isIn = (one: unknown): boolean =>
        typeof one === "string"
          ? writingsOf(text).some((writing) => one.includes(writing))
          : typeof one === "object" &&
            one !== null &&
            (Array.isArray(one)
              ? one.some(isIn)
              : Object.entries(one).some(([name, field]) => isIn(name) || isIn(field)));
      if (!isIn(value)) expect(erased).toBe(value);
      // What stands around it may make it up again, as "ab" taken out of "aabb" would.
      else expect(erased).not.toEqual(value);
    }),
  );
});
