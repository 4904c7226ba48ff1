import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onceAwake } from "./once-awake";

const page = new EventTarget();
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a page that somebody looks at", () => {
  it("is awake at the first input, and once only", () => {
    const woken = vi.fn<() => void>();
    onceAwake(woken);
    page.dispatchEvent(new Event("pointermove"));
    vi.advanceTimersByTime(60_000);
    expect(woken).toHaveBeenCalledOnce();
  });

  it("is awake after a little time without any input", () => {
    const woken = vi.fn<() => void>();
    onceAwake(woken);
    vi.advanceTimersByTime(60_000);
    page.dispatchEvent(new Event("keydown"));
    expect(woken).toHaveBeenCalledOnce();
  });

  it("is waited for no longer once the wait is over", () => {
    const woken = vi.fn<() => void>();
    onceAwake(woken)();
    page.dispatchEvent(new Event("keydown"));
    vi.advanceTimersByTime(60_000);
    expect(woken).not.toHaveBeenCalled();
  });
});
