import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { hand, watchHand, whenHandIsFree } from "./hand";

const page = new EventTarget();
let stop: () => void = () => undefined;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  stop = watchHand();
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const does = (type: string) => page.dispatchEvent(new Event(type));
const isFree = async () => {
  const free = vi.fn<() => void>();
  void whenHandIsFree().then(free);
  await vi.advanceTimersByTimeAsync(0);
  return free;
};

describe("the hand", () => {
  it("is free where nothing is held", async () => {
    expect(await isFree()).toHaveBeenCalledOnce();
  });

  it.each([
    ["mousedown", "mouseup"],
    ["pointerdown", "pointerup"],
    ["touchstart", "touchend"],
    ["touchstart", "touchcancel"],
    ["mousedown", "dragend"],
    ["mousedown", "drop"],
    ["mousedown", "contextmenu"],
    ["mousedown", "blur"],
  ])("holds from %s to %s", async (takes, lets) => {
    does(takes);
    const free = await isFree();
    expect(hand.getState().isHolding).toBe(true);
    expect(free).not.toHaveBeenCalled();
    does(lets);
    await vi.advanceTimersByTimeAsync(0);
    expect(free).toHaveBeenCalledOnce();
  });

  it("holds what is pressed before anything else hears of the press", async () => {
    const free = vi.fn<() => void>();
    page.addEventListener("pointerdown", () => void whenHandIsFree().then(free), { once: true });
    does("pointerdown");
    await vi.advanceTimersByTimeAsync(0);
    expect(free).not.toHaveBeenCalled();
    does("pointerup");
    await vi.advanceTimersByTimeAsync(0);
    expect(free).toHaveBeenCalledOnce();
  });

  it("is free again after ten seconds, for what was let go elsewhere, and not ten seconds after what was held before", async () => {
    does("mousedown");
    await vi.advanceTimersByTimeAsync(6_000);
    does("mouseup");
    does("mousedown");
    const free = await isFree();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(free).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(free).toHaveBeenCalledOnce();
  });

  it("is free once nobody watches", () => {
    does("mousedown");
    stop();
    expect(hand.getState().isHolding).toBe(false);
    does("mousedown");
    expect(hand.getState().isHolding).toBe(false);
  });
});
