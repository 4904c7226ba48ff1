import { afterEach, describe, expect, test } from "vitest";
import {
  darkenTrail,
  followImage,
  forgetTrail,
  goOnTrail,
  lightTrail,
  type LitHop,
  stepTrail,
  trailStore,
} from "./trail-store";

const hop = (edge: string, isChecked = false): LitHop => ({
  edge,
  from: `from-${edge}`,
  to: `to-${edge}`,
  isChecked,
});
const current = () => trailStore.getState().current?.edge;

afterEach(forgetTrail);

describe("the lit line", () => {
  test("is stepped along from its whole to its end and back, and no further", () => {
    lightTrail([hop("a"), hop("b"), hop("c")]);
    expect(current()).toBeUndefined();
    const seen = [1, 1, 1, 1, -1, -1, -1].map((by) => {
      stepTrail(by === 1 ? 1 : -1);
      return current();
    });
    expect(seen).toEqual(["a", "b", "c", "c", "b", "a", "a"]);
  });

  test("begins backwards at its end", () => {
    lightTrail([hop("a"), hop("b")]);
    stepTrail(-1);
    expect(current()).toBe("b");
  });

  test("keeps its step while the map changes, or takes what is in its place", () => {
    lightTrail([hop("a"), hop("b"), hop("c")]);
    goOnTrail("b");
    lightTrail([hop("new"), hop("a"), hop("b", true), hop("c")]);
    expect(trailStore.getState().current).toEqual(hop("b", true));
    lightTrail([hop("new"), hop("a"), hop("c")]);
    expect(current()).toBe("c");
    lightTrail([]);
    expect(current()).toBeUndefined();
    stepTrail(1);
    expect(current()).toBeUndefined();
  });

  test("remembers its step when it goes dark", () => {
    lightTrail([hop("a"), hop("b")]);
    stepTrail(1);
    darkenTrail();
    expect(trailStore.getState().isLit).toBe(false);
    lightTrail([hop("a"), hop("b")]);
    expect(current()).toBe("a");
    expect([...trailStore.getState().nodes]).toEqual(["from-a", "to-a", "from-b", "to-b"]);
  });

  test("begins anew with another image", () => {
    lightTrail([hop("a"), hop("b")]);
    goOnTrail("b");
    followImage(undefined);
    expect(current()).toBe("b");
    followImage("app");
    expect(current()).toBeUndefined();
  });

  test("does not look at what is not on it", () => {
    lightTrail([hop("a")]);
    goOnTrail("elsewhere");
    expect(current()).toBeUndefined();
  });
});
