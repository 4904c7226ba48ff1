import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  deleteRecord,
  emptyRecords,
  getRecord,
  recordsFrom,
  type Records,
  setRecord,
  valuesOf,
} from "./records";
import { graphParameters } from "@/lib/testing/graph-runs";

const key = fc.oneof(
  fc.constantFrom("n1", "n2", "constructor", "__proto__", "7", ""),
  fc.string({ maxLength: 3 }),
);
const step = fc.oneof(fc.record({ key, value: fc.nat() }), fc.record({ key }));

const sorted = (values: Iterable<number>) => [...values].toSorted((a, b) => a - b);

test("records hold what a Map holds, whatever is set and deleted", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let records: Records<number> = emptyRecords;
      const map = new Map<string, number>();
      for (const one of steps) {
        if ("value" in one) {
          records = setRecord(records, one.key, one.value);
          map.set(one.key, one.value);
        } else {
          records = deleteRecord(records, one.key);
          map.delete(one.key);
        }
        expect(getRecord(records, one.key)).toBe(map.get(one.key));
      }
      expect(records.size).toBe(map.size);
      expect(sorted(valuesOf(records))).toEqual(sorted(map.values()));
      expect(sorted(valuesOf(recordsFrom(map)))).toEqual(sorted(map.values()));
      expect(recordsFrom(map).size).toBe(map.size);
    }),
    graphParameters(2),
  );
});

test("an older version keeps what it held", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(key, fc.nat()), { maxLength: 20 }),
      key,
      fc.nat(),
      (entries, changed, value) => {
        const before = recordsFrom(entries);
        const held = new Map(entries);
        const set = setRecord(before, changed, value);
        const deleted = deleteRecord(set, changed);
        expect(getRecord(before, changed)).toBe(held.get(changed));
        expect(before.size).toBe(held.size);
        expect(getRecord(set, changed)).toBe(value);
        expect(getRecord(deleted, changed)).toBeUndefined();
      },
    ),
    graphParameters(2),
  );
});

test("deleting what is not there changes nothing", () => {
  const records = recordsFrom([["n1", 1]]);
  expect(deleteRecord(records, "n2")).toBe(records);
});
