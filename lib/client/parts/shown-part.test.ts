import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fetchPartsAhead } from "./fetch-parts-ahead";
import { missingParts } from "./missing-parts";
import { knownParts } from "./part";
import { shownPart } from "./shown-part";

const window = new EventTarget();
beforeEach(() => {
  knownParts.clear();
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A part behind a connection that can be cut, and how often it was asked for. */
function behindConnection() {
  const connection = { isCut: true, asked: 0 };
  const load = async () => {
    connection.asked += 1;
    if (connection.isCut) throw Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" });
    return "the part";
  };
  return { connection, load };
}

describe("a part that draws something", () => {
  it("waits, and says so, while it cannot be fetched, and comes when the connection is back", async () => {
    const { connection, load } = behindConnection();
    const coming = shownPart(load)();
    await vi.advanceTimersByTimeAsync(0);
    expect(missingParts.isAny()).toBe(true);
    connection.isCut = false;
    window.dispatchEvent(new Event("online"));
    expect(await coming).toBe("the part");
    expect(missingParts.isAny()).toBe(false);
  });

  it("is asked for again with growing pauses where the browser does not know that it is cut off", async () => {
    const { connection, load } = behindConnection();
    const coming = shownPart(load)();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(connection.asked).toBeGreaterThan(3);
    expect(connection.asked).toBeLessThan(8);
    connection.isCut = false;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await coming).toBe("the part");
  });

  it("fails where it is wrong itself", async () => {
    const broken = shownPart(() => Promise.reject(new TypeError("x is not a function")));
    await expect(broken()).rejects.toThrow("x is not a function");
  });

  it("is fetched ahead once the page has come to rest, unless the page is left before", async () => {
    const { connection, load } = behindConnection();
    connection.isCut = false;
    shownPart(load);
    fetchPartsAhead()();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.asked).toBe(0);
    fetchPartsAhead();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(connection.asked).toBe(1);
  });

  it("is not fetched ahead while somebody is at work", async () => {
    const { connection, load } = behindConnection();
    connection.isCut = false;
    shownPart(load);
    fetchPartsAhead();
    for (let time = 0; time < 30; time++) {
      window.dispatchEvent(new Event("wheel"));
      await vi.advanceTimersByTimeAsync(700);
    }
    expect(connection.asked).toBe(0);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(connection.asked).toBe(1);
  });
});
