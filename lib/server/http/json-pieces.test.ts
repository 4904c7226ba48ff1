import * as fc from "fast-check";
import { expect, test } from "vitest";
import { jsonPieces } from "./json-pieces";

test("the pieces together equal the output of JSON.stringify", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect([...jsonPieces(value)].join("")).toBe(JSON.stringify(value));
    }),
  );
});

test("a long array comes in pieces, and what is undefined is left out", () => {
  const value = { a: undefined, b: Array.from({ length: 1_001 }, (_, index) => ({ index })), c: [undefined] };
  const pieces = [...jsonPieces(value)];
  expect(pieces.join("")).toBe(JSON.stringify(value));
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(JSON.stringify(value).length / 4);
});
