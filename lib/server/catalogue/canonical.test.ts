import canonicalize from "canonicalize";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { analyse } from "@/lib/domain/posture/analyse";
import { aPipeline } from "@/lib/testing/builders";
import { canonicalChunks, canonicalJson, inOrder, unordered } from "./canonical";
import { KnownTexts } from "./known-texts";
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

test("an object from the previous content is reused, and the text is the same", async () => {
  const versionArbitrary = fc.array(fc.record({ id: fc.nat({ max: 99 }), b: fc.jsonValue({ maxDepth: 2 }) }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(versionArbitrary, { minLength: 1, maxLength: 5 }),
      fc.infiniteStream(fc.nat()),
      async (versions, picks) => {
        const known = new KnownTexts();
        let before: readonly unknown[] = [];
        for (const version of versions) {
          const kept = before.filter(() => (picks.next().value ?? 0) % 3 > 0);
          const rows = [...version, 1, null, undefined, ...kept];
          const frozen = await freezeContent({ rows, id: version.length }, known);
          expect(await thawContent(frozen)).toBe(canonicalize({ rows, id: version.length }));
          before = rows.filter((row) => row !== undefined);
        }
      },
    ),
  );
});

test("the cache has a limit, and is dropped if most of it is unused", async () => {
  const [large, larger, small] = [5_000_000, 5_000_001, 1].map((length) => ({ text: "x".repeat(length) }));
  const rows = [large, larger, small].flatMap((item) => item ?? []);
  /** The texts that are written again after these contents. */
  const unknownAfter = async (...contents: (readonly object[])[]) => {
    const known = new KnownTexts();
    for (const content of contents) await freezeContent({ rows: content }, known);
    const written: object[] = [];
    const write = (item: object) => {
      written.push(item);
      // Too long to be cached from now on.
      return "x".repeat(9_000_000);
    };
    for (const item of rows) known.of(item, write);
    return written;
  };
  expect(await unknownAfter(rows)).toEqual([larger]);
  expect(await unknownAfter(rows, rows.slice(2))).toEqual([larger]);
  expect(await unknownAfter(rows, [])).toEqual(rows);
});

test("the order of keys does not matter", () => {
  expect(canonicalJson({ b: 1, a: [true, null] })).toBe('{"a":[true,null],"b":1}');
  expect(canonicalJson({ a: [true, null], b: 1 })).toBe(canonicalJson({ b: 1, a: [true, null] }));
});

test("sorted values give the same text, and invalid ones are refused in any order", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const sorted: unknown = JSON.parse(canonicalize(value) ?? "");
      expect(canonicalJson(sorted)).toBe(canonicalize(sorted));
    }),
  );
  const ordered = { a: undefined, b: [null, false, 1.5, "Grüße", { c: {} }] };
  expect(inOrder(ordered)).toBe(ordered);
  const sorted = inOrder([ordered, { b: { d: 1, c: undefined, a: 2 }, a: 1 }]);
  expect(JSON.stringify(sorted)).toBe('[{"b":[null,false,1.5,"Grüße",{"c":{}}]},{"a":1,"b":{"a":2,"d":1}}]');
  expect((sorted as readonly unknown[])[0]).toBe(ordered);
  expect([{ 10: 1, 9: 2 }, new Date(0), { a: () => 1 }].map(inOrder)).toEqual(
    Array.from({ length: 3 }, () => unordered),
  );
  // Each object is visited once, at any depth.
  const deep = Array.from({ length: 500 }).reduce<unknown>((value) => ({ b: value, a: 1 }), { b: 1, a: 2 });
  expect(canonicalJson(deep)).toBe(canonicalize(deep));
  const dated = Array.from({ length: 500 }).reduce<unknown>((value) => ({ b: value, a: 1 }), {
    a: new Date(0),
  });
  expect(inOrder(dated)).toBe(unordered);
  for (const value of [
    { 10: 1, 9: 2, a: 3 },
    { b: 1, 9: 2, a: 3 },
    JSON.parse('{"b":1,"__proto__":2}') as unknown,
  ])
    expect(canonicalJson(value)).toBe(canonicalize(value));
  for (const refused of [Number.NaN, Infinity, "\ud800", { "\ud800": 1 }])
    for (const value of [refused, [refused], { a: refused }])
      expect(() => canonicalJson(value), JSON.stringify(value)).toThrow();
});

test("the frequent records of a large map are created in order, so that a snapshot sorts none", () => {
  const pipeline = aPipeline()
    .node("laptop", { kind: "developer" })
    .node("ci", { buildsImages: true })
    .node("registry")
    .node("cluster")
    .edge("laptop", "registry", { automated: false })
    .edge("ci", "registry", { automated: true })
    .edge("registry", "cluster", { automated: true })
    .claim("ci", "img-vuln-scan", { status: "implemented" })
    .build();
  const { gaps, waysIn, coverage } = publishedPosture(analyse(pipeline, mappedCatalogue, "2026-11-26"));
  expect(waysIn.asDeclared.flatMap(({ entries, stops }) => [...entries, ...stops]).length).toBeGreaterThan(3);
  for (const part of [gaps, waysIn, coverage.nodes]) expect(inOrder(part)).toBe(part);
});

test("long content comes back whole, of however many pieces", async () => {
  for (const length of [64 * 1024 - 2, 64 * 1024 - 1, 300_000, 64 * 1024 * 9 - 2]) {
    const text = "ü".repeat(length);
    const frozen = await freezeContent(text);
    expect(await thawContent(frozen)).toBe(JSON.stringify(text));
  }
  const rows = Array.from({ length: 9_000 }, (_, row) => ({ row, word: "x".repeat(row % 80) }));
  const frozen = await freezeContent({ rows });
  expect(await thawContent(frozen)).toBe(canonicalize({ rows }));
  expect(frozen.size).toBe(canonicalize({ rows })?.length);
});

test("frozen content comes back, and with a byte changed it never comes back as something else", async () => {
  const frozen = await freezeContent({ name: "Grüße", nodes: [] });
  expect(await thawContent(frozen)).toBe('{"name":"Grüße","nodes":[]}');
  expect(await inflateText(frozen.bytes)).toBe('{"name":"Grüße","nodes":[]}');
  expect(await thawContent({ ...frozen, hash: "0".repeat(64) })).toBeUndefined();
  for (let index = 0; index < frozen.bytes.length; index++) {
    const bytes = frozen.bytes.with(index, (frozen.bytes[index] ?? 0) ^ 1);
    // A bit of the envelope, such as its time, may change without a change of the content.
    expect([undefined, '{"name":"Grüße","nodes":[]}']).toContain(
      await thawContent({ hash: frozen.hash, bytes }),
    );
  }
});
