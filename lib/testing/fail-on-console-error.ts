import { afterEach, beforeEach, expect, vi } from "vitest";

// What the product complains about on the console is a fault, also when the test would pass.
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls;
  vi.mocked(console.error).mockRestore();
  expect(calls, "console.error was called").toEqual([]);
});
