import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onFirstInput } from "./on-first-input";

const page = new EventTarget();
beforeEach(() => vi.stubGlobal("addEventListener", page.addEventListener.bind(page)));
afterEach(() => vi.unstubAllGlobals());

describe("the first input of a page", () => {
  it.each(["pointermove", "pointerdown", "keydown"])("is heard once, as with %s", (type) => {
    const heard = vi.fn<() => void>();
    onFirstInput(heard);
    page.dispatchEvent(new Event(type));
    page.dispatchEvent(new Event("keydown"));
    expect(heard).toHaveBeenCalledOnce();
  });

  it("is not waited for once the wait is over", () => {
    const heard = vi.fn<() => void>();
    onFirstInput(heard)();
    page.dispatchEvent(new Event("pointermove"));
    expect(heard).not.toHaveBeenCalled();
  });
});
