import { afterEach, describe, expect, test } from "vitest";
import { darkenMarks, goOnWay, lightMarks, type LitStep, marksStore, noMarks, stepWay } from "./marks-store";

const step = (edge: string): LitStep => ({ edge, from: `from-${edge}`, to: `to-${edge}` });
const current = () => marksStore.getState().current?.edge;

afterEach(darkenMarks);

describe("what is marked on the map", () => {
  test("has a way that is stepped along from its whole to its end and back, and no further", () => {
    lightMarks({ ...noMarks, steps: [step("a"), step("b")] });
    expect(current()).toBeUndefined();
    const seen = [1, 1, 1, -1, -1].map((by) => {
      stepWay(by === 1 ? 1 : -1);
      return current();
    });
    expect(seen).toEqual(["a", "b", "b", "a", "a"]);
    goOnWay(undefined);
    stepWay(-1);
    expect(current()).toBe("b");
  });

  test("keeps the step that is looked at while it is on the way, and the whole way otherwise", () => {
    lightMarks({ ...noMarks, steps: [step("a"), step("b")] });
    goOnWay("b");
    lightMarks({ ...noMarks, steps: [step("new"), step("b")] });
    expect(current()).toBe("b");
    lightMarks({ ...noMarks, steps: [step("new")] });
    expect(current()).toBeUndefined();
  });

  test("keeps the objects of what is said as before, so that only cards that say something else are drawn", () => {
    const exposed = () => [{ look: "exposed", text: "Exposed" }] as const;
    lightMarks({ ...noMarks, badges: new Map([["host", exposed()]]) });
    const before = marksStore.getState().badges.get("host");
    lightMarks({
      ...noMarks,
      badges: new Map([
        ["host", exposed()],
        ["ci", exposed()],
      ]),
    });
    expect(marksStore.getState().badges.get("host")).toBe(before);
    lightMarks({ ...noMarks, badges: new Map([["host", [{ look: "exposed", text: "Exposed by 2" }]]]) });
    expect(marksStore.getState().badges.get("host")).not.toBe(before);
  });

  test("numbers the steps from 1", () => {
    lightMarks({ ...noMarks, steps: [step("a"), step("b")] });
    expect([...marksStore.getState().numbers]).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });
});
