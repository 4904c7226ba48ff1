import { describe, expect, test } from "vitest";
import { createHighlightStore, type LitStep } from "./highlight-store";

const hop = (edge: string, isChecked = false): LitStep => ({
  edge,
  from: `from-${edge}`,
  to: `to-${edge}`,
  isChecked,
});
const open = () => {
  const store = createHighlightStore();
  return {
    ...store,
    now: () => store.getState().trail.current?.edge,
    onWay: () => store.getState().finding.current?.edge,
  };
};

describe("the lit line", () => {
  test("is stepped along from its whole to its end and back, and no further", () => {
    const { light, step, now } = open();
    light("trail", { steps: [hop("a"), hop("b"), hop("c")] });
    expect(now()).toBeUndefined();
    const seen = [1, 1, 1, 1, -1, -1, -1].map((by) => {
      step("trail", by === 1 ? 1 : -1);
      return now();
    });
    expect(seen).toEqual(["a", "b", "c", "c", "b", "a", "a"]);
  });

  test("begins backwards at its end", () => {
    const { light, step, now } = open();
    light("trail", { steps: [hop("a"), hop("b")] });
    step("trail", -1);
    expect(now()).toBe("b");
  });

  test("keeps its step while the map changes, or takes what is in its place", () => {
    const { light, goTo, step, now, getState } = open();
    light("trail", { steps: [hop("a"), hop("b"), hop("c")] });
    goTo("trail", "b");
    light("trail", { steps: [hop("new"), hop("a"), hop("b", true), hop("c")] });
    expect(getState().trail.current).toEqual(hop("b", true));
    light("trail", { steps: [hop("new"), hop("a"), hop("c")] });
    expect(now()).toBe("c");
    light("trail", { steps: [] });
    expect(now()).toBeUndefined();
    step("trail", 1);
    expect(now()).toBeUndefined();
  });

  test("remembers its step when it goes dark, also where a finding is lit in between", () => {
    const { light, step, darken, now, getState } = open();
    light("trail", { steps: [hop("a"), hop("b")] });
    step("trail", 1);
    darken("trail");
    expect(getState().lit).toBeUndefined();
    light("finding", { steps: [hop("x")] });
    darken("finding");
    light("trail", { steps: [hop("a"), hop("b")] });
    expect(now()).toBe("a");
    expect([...getState().trail.nodes]).toEqual(["from-a", "to-a", "from-b", "to-b"]);
  });

  test("begins again with another image", () => {
    const { light, goTo, follow, now } = open();
    light("trail", { steps: [hop("a"), hop("b")] });
    goTo("trail", "b");
    follow(undefined);
    expect(now()).toBe("b");
    follow("app");
    expect(now()).toBeUndefined();
  });

  test("does not look at what is not on it", () => {
    const { light, goTo, now } = open();
    light("trail", { steps: [hop("a")] });
    goTo("trail", "elsewhere");
    expect(now()).toBeUndefined();
  });
});

describe("what a finding marks on the map", () => {
  test("has a way that is stepped along from its whole to its end and back, and no further", () => {
    const { light, step, goTo, onWay } = open();
    light("finding", { steps: [hop("a"), hop("b")] });
    expect(onWay()).toBeUndefined();
    const seen = [1, 1, 1, -1, -1].map((by) => {
      step("finding", by === 1 ? 1 : -1);
      return onWay();
    });
    expect(seen).toEqual(["a", "b", "b", "a", "a"]);
    goTo("finding", undefined);
    step("finding", -1);
    expect(onWay()).toBe("b");
  });

  test("keeps the step that is looked at while it is on the way, and the whole way otherwise", () => {
    const { light, goTo, onWay } = open();
    light("finding", { steps: [hop("a"), hop("b")] });
    goTo("finding", "b");
    light("finding", { steps: [hop("new"), hop("b")] });
    expect(onWay()).toBe("b");
    light("finding", { steps: [hop("new")] });
    expect(onWay()).toBeUndefined();
  });

  test("keeps the objects of what is said as before, so that only cards that say something else are drawn", () => {
    const { light, getState } = open();
    const exposed = () => [{ look: "exposed", text: "Exposed" }] as const;
    const badgesOf = (node: string) => getState().finding.badges.get(node);
    light("finding", { steps: [], badges: new Map([["host", exposed()]]) });
    const before = badgesOf("host");
    light("finding", {
      steps: [],
      badges: new Map([
        ["host", exposed()],
        ["ci", exposed()],
      ]),
    });
    expect(badgesOf("host")).toBe(before);
    light("finding", { steps: [], badges: new Map([["host", [{ look: "exposed", text: "Exposed by 2" }]]]) });
    expect(badgesOf("host")).not.toBe(before);
  });

  test("numbers the steps from 1, and forgets them when it goes dark", () => {
    const { light, darken, getState } = open();
    light("finding", { steps: [hop("a"), hop("b")] });
    expect([...getState().finding.numbers]).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
    darken("finding");
    expect([...getState().finding.numbers]).toEqual([]);
  });
});
