import { expect, test } from "vitest";
import { factorWords } from "./factor-words";

const say = (...given: Parameters<typeof factorWords>) =>
  factorWords(...given).map(({ times, why }) => `${times}: ${why}`);

test("every factor of a priority says why it is what it is", () => {
  expect(say({ weight: 5, reach: 1, opening: 3, bareness: 1, status: 1 }, "Missing")).toEqual([
    "5: the control's weight, out of 5",
    "× 1: all of production is behind it",
    "× 3: it would take away, or stop on its way, a way in that the map or an answer shows",
    "× 1: nothing stops an attacker between here and some of production",
    "× 1: it is missing",
  ]);
  expect(say({ weight: 2, reach: 2 / 3, opening: 1.25, bareness: 0.5, status: 0.9 }, "Not assessed")).toEqual(
    [
      "2: the control's weight, out of 5",
      "× 0.67: 67 % of production is behind it",
      "× 1.25: this gate is open: bypassed, or in place nowhere",
      "× 0.5: something stops an attacker between here and all of production",
      "× 0.9: it is not assessed",
    ],
  );
});

test("what an old snapshot does not have is left out", () => {
  expect(say({ weight: 3, reach: 0.1, status: 0.6 }, "Partial")).toEqual([
    "3: the control's weight, out of 5",
    "× 0.1: a tenth of production or less is behind it",
    "× 0.6: it is partial",
  ]);
});
