import * as fc from "fast-check";
import { expect, test } from "vitest";
import { anyCharacter } from "../../testing/any-character";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { parseDocument } from "./parse-document";
import { documentFromPipeline, pipelineFromDocument } from "./pipeline";

const runs = Number(process.env["FUZZ_RUNS"] ?? 100) * 10;

const hostile = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e308,
    "",
    "n1",
    "\ud800",
    "a\u0000b",
    "__proto__",
    [],
    {},
    [[]],
    [null],
    { length: 1 },
    new Date(0),
    new Map(),
    () => 1,
  ),
  fc.jsonValue(),
  fc.string({ unit: anyCharacter }),
  fc.constantFrom(
    "toString",
    "constructor",
    "hasOwnProperty",
    "a".repeat(300),
    "javascript:alert(1)",
    "2026-02-30",
    "9".repeat(40),
  ),
);

/** One thing that happens to a document: which list, which record in it, which of its fields, and what it becomes. */
const wound = fc.record({
  list: fc.constantFrom(
    "nodes",
    "edges",
    "zones",
    "images",
    "claims",
    "name",
    "schema",
    "description",
    "extra",
    "__proto__",
  ),
  record: fc.nat({ max: 9 }),
  field: fc.nat({ max: 15 }),
  how: fc.constantFrom(
    "replace field",
    "drop field",
    "add field",
    "replace record",
    "repeat record",
    "replace list",
    "drop list",
  ),
  value: hostile,
});

type Wound = typeof wound extends fc.Arbitrary<infer T> ? T : never;

function hurt(document: { [key: string]: unknown }, { list, record, field, how, value }: Wound): void {
  const records = document[list];
  if (how === "drop list") delete document[list];
  if (how === "replace list" || !Array.isArray(records))
    return void Object.defineProperty(document, list, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  const target: unknown = records[record % Math.max(1, records.length)];
  if (how === "replace record") records[record] = value;
  if (how === "repeat record") records.push(target);
  if (typeof target !== "object" || target === null) return;
  const key = Object.keys(target)[field % Math.max(1, Object.keys(target).length)] ?? "id";
  if (how === "drop field") Reflect.deleteProperty(target, key);
  if (how === "replace field") Reflect.set(target, key, value);
  if (how === "add field")
    Object.defineProperty(target, field % 2 === 0 ? "__proto__" : "colour", {
      value,
      enumerable: true,
      configurable: true,
    });
}

test(
  "whatever a document has suffered, it is parsed as a whole or refused with reasons",
  () => {
    fc.assert(
      fc.property(pipelineArbitrary, fc.array(wound, { minLength: 1, maxLength: 4 }), (pipeline, wounds) => {
        // A copy that may be changed.
        const document = structuredClone(documentFromPipeline(pipeline)) as unknown as {
          [key: string]: unknown;
        };
        for (const one of wounds) hurt(document, one);
        const parsed = parseDocument(document);
        if (!parsed.ok) {
          expect(parsed.error.length).toBeGreaterThan(0);
          expect(parsed.error.length).toBeLessThanOrEqual(20);
          for (const { path, message } of parsed.error)
            expect([typeof path, message.length > 0]).toEqual(["string", true]);
          return;
        }
        const kept = documentFromPipeline(pipelineFromDocument(parsed.value));
        expect(parseDocument(JSON.parse(JSON.stringify(kept)))).toEqual({ ok: true, value: kept });
      }),
      { numRuns: runs },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  },
  60_000 + runs * 20,
);
