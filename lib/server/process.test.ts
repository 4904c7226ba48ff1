import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("blueline"));
  vi.resetModules();
});

it("is one, however often the module is loaded", async () => {
  const first = await import("./process");
  vi.resetModules();
  const second = await import("./process");
  expect(second.oncePerProcess).not.toBe(first.oncePerProcess);
  expect(second.processState()).toBe(first.processState());

  const made = first.oncePerProcess("thing", () => ({ name: "made once" }));
  expect(second.oncePerProcess("thing", () => ({ name: "made twice" }))).toBe(made);
  first.processState().draining = true;
  expect(second.processState().draining).toBe(true);
});

it("completes what the server script has begun", async () => {
  Object.assign(globalThis, { [Symbol.for("blueline")]: { draining: true } });
  const { oncePerProcess, processState } = await import("./process");
  expect(processState().draining).toBe(true);
  expect(oncePerProcess("thing", () => 1)).toBe(1);
});

it("makes again what could not be made", async () => {
  const { oncePerProcess } = await import("./process");
  expect(() =>
    oncePerProcess("thing", () => {
      throw new Error("not yet");
    }),
  ).toThrow("not yet");
  expect(oncePerProcess("thing", () => "made")).toBe("made");
});
