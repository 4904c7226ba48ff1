import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Records } from "./records";
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
      let records: Records<number> = Records.empty;
      const map = new Map<string, number>();
      for (const one of steps) {
        if ("value" in one) {
          records = records.with(one.key, one.value);
          map.set(one.key, one.value);
        } else {
          records = records.without(one.key);
          map.delete(one.key);
        }
        expect(records.get(one.key)).toBe(map.get(one.key));
      }
      expect(records.size).toBe(map.size);
      expect(sorted(records.values())).toEqual(sorted(map.values()));
      expect(sorted(Records.from(map).values())).toEqual(sorted(map.values()));
      expect(Records.from(map).size).toBe(map.size);
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
        const before = Records.from(entries);
        const held = new Map(entries);
        const set = before.with(changed, value);
        const deleted = set.without(changed);
        expect(before.get(changed)).toBe(held.get(changed));
        expect(before.size).toBe(held.size);
        expect(set.get(changed)).toBe(value);
        expect(deleted.get(changed)).toBeUndefined();
      },
    ),
    graphParameters(2),
  );
});

test("deleting what is not there changes nothing", () => {
  const records = Records.from([["n1", 1]]);
  expect(records.without("n2")).toBe(records);
});
