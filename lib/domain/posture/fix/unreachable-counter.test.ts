import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createUnreachableCounter } from "./unreachable-counter";

const count = 9;
const place = fc.integer({ min: 0, max: count - 1 });
const graphs = fc.record({
  starts: fc.array(place, { minLength: 1, maxLength: 3 }),
  steps: fc.array(fc.tuple(place, place), { maxLength: 24 }),
  closed: fc.array(fc.array(place, { maxLength: 3 }), { maxLength: 4 }),
  ends: fc.array(place, { maxLength: 5 }),
});

/** Walks from the starts, and past nothing closed. */
function reachedFrom(
  starts: readonly number[],
  steps: readonly (readonly [number, number])[],
  closed: readonly number[],
): ReadonlySet<number> {
  const reached = new Set(starts.filter((start) => !closed.includes(start)));
  for (const at of reached)
    for (const [from, to] of steps) if (from === at && !closed.includes(to)) reached.add(to);
  return reached;
}

it("counts the ends that nothing comes to once some places are closed, as a walk for each question does", () => {
  fc.assert(
    fc.property(graphs, ({ starts, steps, closed, ends }) => {
      const [from, to] = [
        Int32Array.from(steps, ([tail]) => tail),
        Int32Array.from(steps, ([, head]) => head),
      ];
      const states = Array.from({ length: count }, (_, index) => index);
      const isEnd = Uint8Array.from(states, (index) => (ends.includes(index) ? 1 : 0));
      const countCutOff = createUnreachableCounter(
        { states, placeOf: Int32Array.from(states), from, to, starts },
        isEnd,
      );
      const open = reachedFrom(starts, steps, []);
      for (const places of closed) {
        const left = reachedFrom(starts, steps, places);
        expect(countCutOff(places)).toBe([...open].filter((at) => isEnd[at] === 1 && !left.has(at)).length);
      }
    }),
  );
});
