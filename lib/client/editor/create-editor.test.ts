import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { countedId, openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { Editor } from "./editor-state";
import { statusText } from "./status-text";

const rename = (node: string, name: string): OperationBody => ({ type: "node.changed", node, set: { name } });
const nameOf = (editor: Editor, node: string) => editor.getState().visible.nodes.get(node)?.name;
const settle = (milliseconds = 100) => vi.advanceTimersByTimeAsync(milliseconds);

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

test("what is kept beside the map is looked for again with each connection, from the first", async () => {
  const { editor, transport } = openEditor(aServer());
  expect(editor.getState().beside).toBe(0);
  await settle();
  expect(editor.getState().beside).toBe(1);
  transport.goOffline();
  await settle();
  transport.goOnline();
  await settle(1_000);
  expect(editor.getState()).toMatchObject({ connection: "live", beside: 2 });
});

describe("an edit", () => {
  test("is seen at once and by everyone else soon after", async () => {
    const server = aServer();
    const [ana, ben] = [openEditor(server), openEditor(server)];
    await settle();
    expect(ana.editor.edit([rename("ci", "Jenkins")], "rename ci")).toEqual({ ok: true, value: undefined });
    expect(nameOf(ana.editor, "ci")).toBe("Jenkins");
    expect(statusText(ana.editor.getState())).toBe("Saving");
    await settle();
    expect(nameOf(ben.editor, "ci")).toBe("Jenkins");
    expect(ana.editor.getState()).toMatchObject({ pending: [], revision: 1, connection: "live" });
    expect(ana.kept.size).toBe(0);
    // The tests run in Kathmandu.
    expect(statusText(ana.editor.getState())).toBe("Saved 14:02");
  });

  test("applies as a whole or not at all", () => {
    const { editor } = openEditor(aServer());
    const before = editor.getState().visible;
    expect(editor.edit([rename("ci", "Jenkins"), rename("gone", "x")], "rename").ok).toBe(false);
    expect(editor.edit([rename("ci", "Jenkins"), rename("ci", "  ")], "rename")).toEqual({
      ok: false,
      error: "Name: must not be empty.",
    });
    expect(editor.getState()).toMatchObject({ visible: before, pending: [] });
  });

  test("of many things goes out in requests of at most 500, one at a time and in order", async () => {
    const server = aServer();
    const { editor, transport } = openEditor(server);
    editor.edit(
      Array.from({ length: 1201 }, (_, number) => rename("ci", `CI ${number}`)),
      "rename ci",
    );
    await settle();
    expect(transport.sent.map(({ length }) => length)).toEqual([500, 500, 201]);
    expect(server.pipeline).toEqual(editor.getState().visible);
  });

  test("that has an undefined field reads as the server will read it", async () => {
    const server = aServer();
    const { editor } = openEditor(server);
    editor.edit(
      [{ type: "node.changed", node: "ci", set: { name: "Jenkins", note: undefined } }],
      "rename ci",
    );
    await settle();
    expect(editor.getState().visible).toEqual(server.pipeline);
    expect(server.log[0]?.operation).not.toHaveProperty("set.note");
  });
});

describe("offline", () => {
  test("edits are kept, survive a reload, and are sent when the network is back", async () => {
    const server = aServer();
    const first = openEditor(server);
    await settle();
    first.transport.goOffline();
    for (const name of ["A", "B", "C"]) first.editor.edit([rename("ci", name)], "rename ci");
    await settle(5000);
    expect(statusText(first.editor.getState())).toBe("Offline, 3 changes kept here");
    first.editor.dispose();

    const second = openEditor(server, { kept: first.kept });
    await settle();
    expect(nameOf(second.editor, "ci")).toBe("C");
    expect(server.revision).toBe(3);
    expect(first.kept.size).toBe(0);
  });

  test("what was kept is not called saved before it is here again", async () => {
    const server = aServer();
    const first = openEditor(server);
    await settle();
    first.transport.goOffline();
    first.editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle();
    first.editor.dispose();
    const { editor } = openEditor(server, { kept: first.kept, checksTake: 1000 });
    await settle();
    expect([nameOf(editor, "ci"), statusText(editor.getState())]).toEqual(["ci", "Saving"]);
    await settle(1100);
    expect([nameOf(editor, "ci"), statusText(editor.getState())]).toEqual(["Jenkins", "Saved 14:02"]);
  });

  test("what was done on the reloaded page comes after what was kept", async () => {
    const server = aServer();
    const first = openEditor(server);
    first.transport.goOffline();
    first.editor.edit([rename("ci", "before")], "rename ci");
    await settle();
    first.editor.dispose();
    const second = openEditor(server, { kept: first.kept });
    second.editor.edit([rename("ci", "after")], "rename ci");
    await settle();
    expect(nameOf(second.editor, "ci")).toBe("after");
    expect(server.pipeline).toEqual(second.editor.getState().visible);
  });

  test("nothing is sent before it is kept", async () => {
    const server = aServer();
    const { editor, transport, kept } = openEditor(server, { keepingTakes: 5000 });
    editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle(4000);
    expect([transport.sent.length, kept.size]).toEqual([0, 0]);
    await settle(2000);
    expect(server.revision).toBe(1);
  });

  test("where the browser keeps nothing the work goes on, and is told once", async () => {
    const server = aServer();
    const { editor } = openEditor(server, { keepingTakes: "never" });
    for (const name of ["A", "B"]) editor.edit([rename("ci", name)], "rename ci");
    await settle();
    expect(server.revision).toBe(2);
    expect(editor.getState().notices).toMatchObject([
      {
        tone: "warning",
        text: "This browser cannot keep changes for later. Stay on this page until they are saved.",
      },
    ]);
  });

  test("coming back sends at once, however long it was away", async () => {
    const server = aServer();
    const { editor, transport } = openEditor(server);
    transport.goOffline();
    editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle(600_000);
    transport.goOnline();
    await settle(50);
    expect(server.revision).toBe(1);
    expect(editor.getState().connection).toBe("live");
  });

  test("a request whose answer was lost is sent again and takes effect once", async () => {
    const server = aServer();
    let isLost = true;
    const { editor, transport } = openEditor(server, {
      faults: { push: () => (isLost ? "answer-lost" : undefined), event: () => "lost" },
    });
    editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle(100);
    isLost = false;
    await settle(60_000);
    expect(transport.sent.length).toBeGreaterThan(1);
    expect(server.revision).toBe(1);
    expect(editor.getState()).toMatchObject({ pending: [], revision: 1 });
  });

  test("a server that cannot save is no server that saves: the work is said to be kept here until it is saved", async () => {
    const server = aServer();
    let isAway = true;
    const { editor } = openEditor(server, { faults: { push: () => (isAway ? "busy" : undefined) } });
    const status = () => statusText(editor.getState());
    editor.edit([rename("ci", "Jenkins")], "rename ci");
    expect(status()).toBe("Saving");
    await settle(100);
    editor.edit([rename("ci", "TeamCity")], "rename ci");
    for (let minutes = 0; minutes < 5; minutes += 1) {
      await settle(60_000);
      expect(status()).toBe("Not saved yet, 2 changes kept here");
    }
    isAway = false;
    await settle(60_000);
    expect(server.revision).toBe(2);
    expect(status()).toMatch(/^Saved/);
    editor.edit([rename("ci", "GitLab")], "rename ci");
    expect(status()).toBe("Saving");
  });

  test("a busy server is asked again after the time it names, with growing pauses", async () => {
    const server = aServer();
    const { editor, transport } = openEditor(server, { faults: { push: () => "busy" } });
    editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle(1900);
    expect(transport.sent).toHaveLength(1);
    await settle(200);
    expect(transport.sent).toHaveLength(2);
    await settle(120_000);
    expect(transport.sent.length).toBeLessThan(12);
  });
});

describe("an acknowledged operation", () => {
  test("that waits for somebody else's missing event is not sent again", async () => {
    const server = aServer();
    const ana = openEditor(server, { faults: { event: () => "lost" } });
    await settle();
    server.commit("ben", [{ id: countedId(), ...rename("registry", "Harbor") }]);
    ana.editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle(1500);
    expect(ana.editor.getState()).toMatchObject({ revision: 0, pending: [{ node: "ci" }] });
    await settle(3000);
    expect(ana.editor.getState()).toMatchObject({ revision: 2, pending: [] });
    expect(ana.editor.getState().visible).toEqual(server.pipeline);
    expect(ana.transport.sent).toHaveLength(1);
  });

  test("of which the answers were lost does not hide what others did after it", async () => {
    const server = aServer();
    let isBad = true;
    const ana = openEditor(server, {
      faults: {
        push: () => (isBad ? "answer-lost" : undefined),
        event: () => (server.revision === 1 ? "lost" : undefined),
      },
    });
    await settle();
    ana.editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle(200);
    server.commit("ben", [{ id: countedId(), ...rename("ci", "TeamCity") }]);
    await settle(5000);
    expect(ana.editor.getState()).toMatchObject({ revision: 2, pending: [{ node: "ci" }] });
    isBad = false;
    await settle(30_000);
    expect(ana.editor.getState().pending).toEqual([]);
    expect(nameOf(ana.editor, "ci")).toBe("TeamCity");
  });
});
