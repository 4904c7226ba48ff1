import { expect, test } from "vitest";
import { barenessOf } from "../findings/gaps";
import { factorWords } from "./factor-words";

const say = (...given: Parameters<typeof factorWords>) =>
  factorWords(...given).map(({ times, why }) => `${times}: ${why}`);

test("every factor of a priority says why it is what it is", () => {
  expect(say({ weight: 5, reach: 1, opening: 2, bareness: 1, status: 1 }, "Missing")).toEqual([
    "5: the control's weight, out of 5",
    "× 1: all of production is behind it",
    "× 2: this gate is open, and this node is part of its cheapest fix",
    "× 1: no gate is in place between here and production",
    "× 1: it is missing",
  ]);
  expect(
    say({ weight: 2, reach: 2 / 3, opening: 1.5, bareness: barenessOf(3), status: 0.9 }, "Not assessed"),
  ).toEqual([
    "2: the control's weight, out of 5",
    "× 0.67: 67 % of production is behind it",
    "× 1.5: this gate is open: bypassed, or in place nowhere",
    "× 0.57: 3 gates are in place between here and production",
    "× 0.9: it is not assessed",
  ]);
});

test("the number of gates is read back out of how bare the node is", () => {
  const gates = (standing: number) =>
    say({ weight: 1, reach: 0.1, opening: 1, bareness: barenessOf(standing), status: 0.5 }, "Planned")[3];
  expect([0, 1, 2, 4, 9].map(gates)).toEqual([
    "× 1: no gate is in place between here and production",
    "× 0.8: 1 gate is in place between here and production",
    "× 0.67: 2 gates are in place between here and production",
    "× 0.5: 4 gates or more are in place between here and production",
    "× 0.5: 4 gates or more are in place between here and production",
  ]);
});

test("what an old snapshot does not have is left out", () => {
  expect(say({ weight: 3, reach: 0.1, status: 0.6 }, "Partial")).toEqual([
    "3: the control's weight, out of 5",
    "× 0.1: a tenth of production or less is behind it",
    "× 0.6: it is partial",
  ]);
});
