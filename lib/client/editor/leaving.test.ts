import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";

const note = (node: string, text: string): OperationBody => ({
  type: "node.changed",
  node,
  set: { note: text },
});
const settle = (milliseconds = 100) => vi.advanceTimersByTimeAsync(milliseconds);
const aServer = () => new SimulatedServer(aPipeline().node("ci").build());

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("the page may be left", () => {
  test("when nothing was done, and when the server has everything", async () => {
    const { editor } = openEditor(aServer());
    await settle();
    expect(editor.isSafeToLeave()).toBe(true);
    editor.edit([note("ci", "one")], "change ci");
    expect(editor.isSafeToLeave()).toBe(false);
    await settle();
    expect(editor.isSafeToLeave()).toBe(true);
  });

  test("offline as soon as the browser keeps the work, not before", async () => {
    const { editor, transport } = openEditor(aServer(), { keepingTakes: 1000 });
    await settle();
    transport.goOffline();
    await settle(5000);
    editor.edit([note("ci", "one")], "change ci");
    await settle(500);
    expect(editor.isSafeToLeave()).toBe(false);
    await settle(5000);
    expect(editor.getState()).toMatchObject({ connection: "offline", pending: [{}] });
    expect(editor.isSafeToLeave()).toBe(true);
  });

  test("not offline where the browser keeps nothing, until the server has it", async () => {
    const { editor, transport } = openEditor(aServer(), { keepingTakes: "never" });
    await settle();
    transport.goOffline();
    editor.edit([note("ci", "one")], "change ci");
    await settle(5000);
    expect(editor.isSafeToLeave()).toBe(false);
    transport.goOnline();
    await settle(60_000);
    expect(editor.getState().pending).toEqual([]);
    expect(editor.isSafeToLeave()).toBe(true);
  });
});

describe("an edit that is refused", () => {
  test("says the text that was typed, as much of it as a notice holds", () => {
    const { editor } = openEditor(aServer());
    const reason = "Not saved: another person has removed this item, or added the same one.";
    expect(editor.edit([note("gone", "Runs at night.")], "change gone")).toEqual({
      ok: false,
      error: `${reason} Your text: “Runs at night.”`,
    });
    expect(editor.edit([note("gone", "x".repeat(300))], "change gone")).toEqual({
      ok: false,
      error: `${reason} It began with: “${"x".repeat(200)}”`,
    });
  });

  test("says no more than why where nothing was typed", () => {
    const { editor } = openEditor(aServer());
    const result = editor.edit([{ type: "node.changed", node: "gone", set: { kind: "ci" } }], "change gone");
    expect(result).toMatchObject({ ok: false, error: expect.stringMatching(/the same one\.$/) });
  });
});
