import canonicalize from "canonicalize";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalChunks, canonicalJson } from "./canonical";
import { freezeContent, inflateText, thawContent } from "./frozen-content";

test("the pieces make up the canonical form", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      expect([...canonicalChunks(value)].join("")).toBe(canonicalize(value));
    }),
  );
  const long = {
    nodes: Array.from({ length: 1203 }, (_, id) => ({ id })),
    counts: Object.fromEntries(Array.from({ length: 1203 }, (_, id) => [`n${id}`, id])),
    absent: undefined,
  };
  expect([...canonicalChunks(long)].join("")).toBe(canonicalize(long));
  expect([...canonicalChunks(long)].length).toBeGreaterThan(8);
});

test("the order of keys does not matter", () => {
  expect(canonicalJson({ b: 1, a: [true, null] })).toBe('{"a":[true,null],"b":1}');
  expect(canonicalJson({ a: [true, null], b: 1 })).toBe(canonicalJson({ b: 1, a: [true, null] }));
});

test("frozen content comes back, and with a byte changed it never comes back as something else", async () => {
  const frozen = await freezeContent({ name: "Grüße", nodes: [] });
  expect(await thawContent(frozen)).toBe('{"name":"Grüße","nodes":[]}');
  expect(await inflateText(frozen.bytes)).toBe('{"name":"Grüße","nodes":[]}');
  expect(await thawContent({ ...frozen, hash: "0".repeat(64) })).toBeUndefined();
  for (let index = 0; index < frozen.bytes.length; index++) {
    const bytes = frozen.bytes.with(index, (frozen.bytes[index] ?? 0) ^ 1);
    // A bit of the envelope, such as the time in it, may change without changing what is inside.
    expect([undefined, '{"name":"Grüße","nodes":[]}']).toContain(
      await thawContent({ hash: frozen.hash, bytes }),
    );
  }
});
