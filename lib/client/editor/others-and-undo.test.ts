import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import type { Editor } from "./editor-state";

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

describe("what others do", () => {
  test("to a value that I set is told to me, once", async () => {
    const server = aServer();
    const [ana, ben] = [openEditor(server), openEditor(server)];
    ana.editor.edit([rename("ci", "Jenkins")], "rename ci to Jenkins");
    await settle();
    ben.editor.edit([rename("ci", "TeamCity")], "rename");
    await settle();
    ben.editor.edit([rename("ci", "GitLab")], "rename");
    await settle();
    expect(ana.editor.getState().notices.map(({ text }) => text)).toEqual([
      "Someone else replaced your change: rename ci to Jenkins. Its name is now “TeamCity”. You had set “Jenkins”.",
    ]);
    expect(ben.editor.getState().notices).toEqual([]);
  });

  test.each([
    ["here", () => "Ben"],
    [
      "in the log alone, as somebody who was away and came back",
      async (_tab: string, revision: number) => (revision === 2 ? "Ben" : undefined),
    ],
  ])("is told with the name of who did it, where that is known %s", async (_where, whose) => {
    const server = aServer();
    const ben = openEditor(server);
    const ana = openEditor(server, { nameOf: whose });
    ana.editor.edit(
      [{ type: "claim.changed", node: "ci", control: "c-scan", set: { owner: "Ana", note: "Long" } }],
      "own the scan",
    );
    await settle();
    ben.editor.edit(
      [{ type: "claim.changed", node: "ci", control: "c-scan", set: { owner: null, note: "Longer" } }],
      "own",
    );
    await settle();
    expect(noticesOf(ana.editor)).toBe(
      "Ben replaced your change: own the scan. Its owner is now empty. You had set “Ana”.",
    );
  });

  test("removing what I change is told to me", async () => {
    const server = aServer();
    const [ana, ben] = [openEditor(server), openEditor(server)];
    await settle();
    ana.transport.goOffline();
    ana.editor.edit([rename("ci", "Jenkins")], "rename ci to Jenkins");
    ben.editor.edit([{ type: "node.removed", node: "ci" }], "delete ci");
    await settle();
    ana.transport.goOnline();
    await settle();
    expect(noticesOf(ana.editor)).toContain("No effect");
    expect(ana.editor.getState().visible).toEqual(server.pipeline);
  });

  test("is fetched whole when an event stays away", async () => {
    const server = aServer();
    let count = 0;
    const ana = openEditor(server, { faults: { event: () => (count++ === 0 ? "lost" : undefined) } });
    const ben = openEditor(server);
    await settle();
    ben.editor.edit([rename("ci", "A"), rename("registry", "B")], "rename");
    await settle();
    expect(ana.editor.getState().revision).toBe(0);
    await settle(3000);
    expect(ana.editor.getState().revision).toBe(2);
    expect(nameOf(ana.editor, "registry")).toBe("B");
  });
});

describe("undo and redo", () => {
  test("take back and do again, named, and are sent like any edit", async () => {
    const server = aServer();
    const { editor } = openEditor(server);
    editor.edit([rename("ci", "Jenkins")], "rename ci");
    editor.edit([{ type: "node.removed", node: "ci" }], "delete Jenkins");
    expect(editor.getState()).toMatchObject({ undoLabel: "delete Jenkins" });
    editor.undo();
    expect(editor.getState()).toMatchObject({ undoLabel: "rename ci", redoLabel: "delete Jenkins" });
    expect(claimsOf(editor.getState().visible, "ci").get("c-scan")?.status).toBe("planned");
    editor.undo();
    expect(nameOf(editor, "ci")).toBe("ci");
    editor.redo();
    editor.redo();
    expect(nameOf(editor, "ci")).toBeUndefined();
    expect(editor.getState().redoLabel).toBeUndefined();
    editor.undo();
    editor.edit([rename("ci", "X")], "rename ci");
    expect(editor.getState().redoLabel).toBeUndefined();
    await settle();
    expect(server.pipeline).toEqual(editor.getState().visible);
  });

  test("after someone else's work keep that work, and say what no longer applies", async () => {
    const server = aServer();
    const [ana, ben] = [openEditor(server), openEditor(server)];
    await settle();
    ana.editor.edit([rename("ci", "Jenkins"), rename("registry", "Harbor")], "rename both");
    await settle();
    ben.editor.edit([{ type: "node.removed", node: "ci" }], "delete Jenkins");
    ben.editor.edit([{ type: "node.changed", node: "registry", set: { note: "mirrored" } }], "note");
    await settle();
    ana.editor.undo();
    await settle();
    expect(server.pipeline.nodes.get("registry")).toMatchObject({
      name: "registry",
      note: "mirrored",
    });
    expect(noticesOf(ana.editor)).toContain("Undo rename both: only partly possible");
    ben.editor.undo();
    ben.editor.undo();
    await settle();
    expect(server.pipeline.nodes.get("ci")?.name).toBe("Jenkins");
    expect(ana.editor.getState().visible).toEqual(server.pipeline);
  });
});
