import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { setSingleKeys, singleKeysOn, watchSingleKeys } from "./single-keys";

describe("the setting of single keys", () => {
  const kept = new Map<string, string>();
  const window = new EventTarget();
  beforeEach(() => {
    kept.clear();
    vi.stubGlobal("localStorage", {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    });
    for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"] as const)
      vi.stubGlobal(name, window[name].bind(window));
  });
  afterEach(() => vi.unstubAllGlobals());

  it("is on until it is turned off, and says so to who watches", () => {
    const onChange = vi.fn<() => void>();
    const stop = watchSingleKeys(onChange);
    expect(singleKeysOn()).toBe(true);
    setSingleKeys(false);
    expect(singleKeysOn()).toBe(false);
    setSingleKeys(true);
    expect(singleKeysOn()).toBe(true);
    expect(onChange).toHaveBeenCalledTimes(2);
    stop();
    setSingleKeys(false);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it("is on where the browser keeps nothing", () => {
    const refuse = () => {
      throw new Error("SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    setSingleKeys(false);
    expect(singleKeysOn()).toBe(true);
  });
});
