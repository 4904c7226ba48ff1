import { describe, expect, it } from "vitest";
import { growthExponent, median, middleOf, type Pair, pairOf } from "./measure";

describe("median", () => {
  it("is the middle one, and between the two middle ones of an even number", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([9, 1, 5, 3])).toBe(4);
  });

  it("is no number of nothing, so that no bound holds", () => {
    expect(median([]) <= 1.5).toBe(false);
  });
});

describe("middleOf", () => {
  it("is moved by no single busy or lucky pair", () => {
    const steady: Pair[] = Array.from({ length: 14 }, () => [30, 20]);
    const { taken, floor, ratio } = middleOf([...steady, [900, 20], [1, 20]]);
    expect([taken, floor, ratio]).toEqual([30, 20, 1.5]);
  });

  it("is the middle of the ratios, not the ratio of the middles: a pair that met a slow moment meets it in both", () => {
    expect(
      middleOf([
        [2, 1],
        [20, 10],
        [10, 20],
      ]),
    ).toEqual({ taken: 10, floor: 10, ratio: 2 });
  });
});

describe("pairOf", () => {
  it("begins with the other one from turn to turn, and answers the same way round", async () => {
    const order: string[] = [];
    const clocked = (name: string, took: number) => () => {
      order.push(name);
      return Promise.resolve(took);
    };
    for (const turn of [0, 1])
      expect(await pairOf(turn, clocked("work", 3), clocked("floor", 2))).toEqual([3, 2]);
    expect(order).toEqual(["work", "floor", "floor", "work"]);
  });
});

describe("growthExponent", () => {
  it("finds the power with which a cost grows", () => {
    const sizes = [100, 1_000, 10_000];
    expect(growthExponent(sizes.map((n) => [n, 7 * n]))).toBeCloseTo(1);
    expect(growthExponent(sizes.map((n) => [n, 0.1 * n ** 2]))).toBeCloseTo(2);
  });
});
