import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { Editor } from "./editor-state";
import { statusText } from "./status-text";

const rename = (node: string, name: string): OperationBody => ({ type: "node.changed", node, set: { name } });
const nameOf = (editor: Editor, node: string) => editor.getState().visible.nodes.get(node)?.name;
const settle = (milliseconds = 100) => vi.advanceTimersByTimeAsync(milliseconds);
const noticesOf = (editor: Editor) =>
  editor
    .getState()
    .notices.map(({ text }) => text)
    .join("\n");

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-24T08:17:00Z") }));
afterEach(() => void vi.useRealTimers());

function aServer() {
  return new SimulatedServer(
    aPipeline()
      .node("ci")
      .node("registry")
      .edge("ci", "registry")
      .claim("ci", "c-scan", { status: "planned" })
      .build(),
  );
}

describe("a refused operation", () => {
  test("is set aside with the reason, kept, and the rest is sent", async () => {
    const server = aServer();
    server.refuses = (operation) =>
      operation.type === "node.changed" && operation.set.name === "bad" ? "is not a name" : undefined;
    const { editor, kept } = openEditor(server);
    editor.edit(
      [rename("ci", "good"), rename("registry", "bad"), rename("registry", "Harbor")],
      "rename both",
    );
    await settle();
    expect([server.revision, nameOf(editor, "ci"), nameOf(editor, "registry")]).toEqual([
      2,
      "good",
      "Harbor",
    ]);
    expect(editor.getState().setAside).toMatchObject([
      { reason: "is not a name", label: "rename both", operation: { node: "registry" } },
    ]);
    expect(noticesOf(editor)).toContain("is not a name");
    expect([...kept.values()]).toMatchObject([{ setAside: "is not a name" }]);
    expect(editor.exportUnsent()).toContain('"bad"');

    const reloaded = openEditor(server, { kept });
    await settle();
    expect(reloaded.editor.getState().setAside).toHaveLength(1);
    const [only] = reloaded.editor.getState().setAside;
    reloaded.editor.discardSetAside(only?.operation.id ?? "");
    await settle();
    expect([reloaded.editor.getState().setAside, kept.size]).toEqual([[], 0]);
  });

  test("is found by halves where the server does not name it", async () => {
    const server = aServer();
    const { editor, transport } = openEditor(server);
    const commit = server.commit.bind(server);
    server.commit = (clientId, operations) =>
      operations.some((one) => one.type === "node.changed" && one.set.name === "bad")
        ? { ok: false, error: { type: "about:blank", title: "Too large", status: 413 } }
        : commit(clientId, operations);
    editor.edit(
      ["a", "b", "bad", "c", "d"].map((name) => rename("ci", name)),
      "rename ci",
    );
    await settle(1000);
    expect(editor.getState()).toMatchObject({ pending: [], setAside: [{ reason: "Too large" }] });
    expect(server.revision).toBe(4);
    expect(transport.sent.length).toBeLessThan(10);
  });

  test("of another version of the page is set aside when it is loaded", async () => {
    const kept = new Map();
    // What no version of today wrote.
    kept.set("old", { operation: { id: "old", type: "node.painted", node: "ci" }, label: "paint ci" });
    const { editor } = openEditor(aServer(), { kept });
    await settle();
    expect(editor.getState()).toMatchObject({ pending: [], setAside: [{ label: "paint ci" }] });
  });
});

describe("an end", () => {
  test.each([
    [401, "signed-out", "You were signed out."],
    [403, "not-allowed", "Your role does not allow changes to this pipeline."],
    [404, "deleted", "This pipeline was deleted"],
  ] as const)("by status %d stops, keeps the work and offers it", async (status, reason, words) => {
    const server = aServer();
    const { editor, kept, transport } = openEditor(server);
    await settle();
    server.refusesPushes = status;
    editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle(60_000);
    expect(editor.getState()).toMatchObject({
      connection: "ended",
      ended: { reason },
      pending: [{ node: "ci" }],
    });
    expect(statusText(editor.getState())).toContain(words);
    expect(statusText(editor.getState())).toContain("1 change not saved, kept in this browser.");
    expect(editor.edit([rename("ci", "x")], "rename ci").ok).toBe(false);
    expect(nameOf(editor, "ci")).toBe("Jenkins");
    expect([kept.size, transport.sent.length]).toEqual([1, 1]);
    expect(editor.exportUnsent()).toContain('"Jenkins"');
  });

  test("for anyone who may no longer change it leaves the pipeline as it is once the page is loaded again, and the work to save or give up", async () => {
    const server = aServer();
    const first = openEditor(server);
    await settle();
    server.refusesPushes = 403;
    first.editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle(60_000);
    first.editor.dispose();

    const { editor, kept } = openEditor(server, { kept: first.kept, isReadOnly: true });
    await settle();
    expect(editor.getState()).toMatchObject({
      connection: "live",
      pending: [],
      setAside: [{ label: "rename ci" }],
    });
    expect(nameOf(editor, "ci")).not.toBe("Jenkins");
    expect(editor.exportUnsent()).toContain('"Jenkins"');
    editor.discardSetAside(editor.getState().setAside[0]?.operation.id ?? "");
    await settle();
    expect([editor.getState().setAside.length, kept.size]).toEqual([0, 0]);
  });

  test("is told by the stream too", async () => {
    const { editor, transport } = openEditor(aServer());
    await settle();
    transport.endStreams("deleted");
    expect(editor.getState().ended?.reason).toBe("deleted");
  });

  test("of the stream for a reason that passes is none", async () => {
    const { editor, transport } = openEditor(aServer());
    await settle();
    transport.endStreams("restart");
    expect(editor.getState().connection).toBe("connecting");
    await settle(1000);
    expect(editor.getState().connection).toBe("live");
  });

  test("comes when the server's log went back", async () => {
    const server = aServer();
    const { editor, kept } = openEditor(server);
    for (const name of ["A", "B"]) editor.edit([rename("ci", name)], "rename ci");
    await settle();
    server.log.length = 0;
    server.pipeline = server.start;
    editor.edit([rename("ci", "C")], "rename ci");
    await settle();
    expect(editor.getState().ended?.reason).toBe("too-old");
    expect(kept.size).toBe(1);
  });
});
