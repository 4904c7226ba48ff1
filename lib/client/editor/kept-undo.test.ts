import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import type { Editor } from "./editor-state";
import * as checks from "../parts/operation-checks";
import { createKeptUndo, dropKeptUndo } from "./kept-undo";

const rename = (node: string, name: string): OperationBody => ({ type: "node.changed", node, set: { name } });
const nameOf = (editor: Editor, node: string) => editor.getState().visible.nodes.get(node)?.name;
const loadChecks = async () => checks;
const settle = () => vi.advanceTimersByTimeAsync(100);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** As a browser's, with room for so many characters. */
class Session {
  private readonly values = new Map<string, string>();
  constructor(private readonly room = Infinity) {}
  get length() {
    return this.values.size;
  }
  key = (index: number) => [...this.values.keys()][index] ?? null;
  getItem = (key: string) => this.values.get(key) ?? null;
  removeItem = (key: string) => void this.values.delete(key);
  setItem = (key: string, value: string) => {
    if (value.length > this.room) throw new Error("QuotaExceededError");
    this.values.set(key, value);
  };
}

const whose = { userId: "ana", pipelineId: "p1" };
const aServer = () =>
  new SimulatedServer(aPipeline().node("ci").node("registry").edge("ci", "registry").build());

async function open(server: SimulatedServer, session: Session, of = whose) {
  const opened = openEditor(server, { keptUndo: createKeptUndo(of, loadChecks, () => session) });
  await settle();
  return opened;
}

describe("what can be undone", () => {
  test("outlives the page, with what can be done again, and goes on from there", async () => {
    const [server, session] = [aServer(), new Session()];
    const first = await open(server, session);
    first.editor.edit([rename("ci", "Jenkins")], "rename ci");
    first.editor.edit([{ type: "node.removed", node: "registry" }], "delete registry");
    first.editor.undo();
    await settle();
    first.editor.dispose();

    const { editor } = await open(server, session);
    expect(editor.getState()).toMatchObject({ undoLabel: "rename ci", redoLabel: "delete registry" });
    editor.redo();
    expect(editor.getState().visible.nodes.get("registry")).toBeUndefined();
    editor.undo();
    expect(editor.getState().visible.edges.size).toBe(1);
    editor.undo();
    expect(nameOf(editor, "ci")).toBe("ci");
    await settle();
    expect(server.pipeline).toEqual(editor.getState().visible);
    expect(editor.getState().notices).toEqual([]);
  });

  test("comes before what was done while it was taken up", async () => {
    const [server, session] = [aServer(), new Session()];
    const first = await open(server, session);
    first.editor.edit([rename("ci", "Jenkins")], "first");
    await settle();
    first.editor.dispose();
    const { editor } = openEditor(server, { keptUndo: createKeptUndo(whose, loadChecks, () => session) });
    editor.edit([rename("registry", "Harbor")], "second");
    await settle();
    editor.undo();
    expect(editor.getState()).toMatchObject({ undoLabel: "first", redoLabel: "second" });
  });

  test("and that somebody changed since says so, and is dropped", async () => {
    const [server, session] = [aServer(), new Session()];
    const ana = await open(server, session);
    ana.editor.edit([rename("registry", "Harbor")], "rename registry");
    ana.editor.edit([rename("ci", "Jenkins")], "rename ci");
    await settle();
    ana.editor.dispose();
    const ben = openEditor(server);
    await settle();
    ben.editor.edit([rename("ci", "TeamCity")], "rename");
    await settle();
    const { editor } = await open(server, session);
    editor.undo();
    expect(editor.getState().notices.map(({ text }) => text)).toEqual([
      "Undo rename ci: not possible, because another person changed or removed the element.",
    ]);
    expect(nameOf(editor, "ci")).toBe("TeamCity");
    expect(editor.getState()).toMatchObject({ undoLabel: "rename registry", redoLabel: undefined });
  });

  test("is one person's and one pipeline's, and goes with signing out", async () => {
    const [server, session] = [aServer(), new Session()];
    const { editor, transport } = await open(server, session);
    editor.edit([rename("ci", "Jenkins")], "rename ci");
    const loaded = async (of: typeof whose) =>
      (await createKeptUndo(of, loadChecks, () => session).load()).done.length;
    expect([
      await loaded(whose),
      await loaded({ ...whose, userId: "ben" }),
      await loaded({ ...whose, pipelineId: "p2" }),
    ]).toEqual([1, 0, 0]);
    createKeptUndo({ userId: "ben", pipelineId: "p1" }, loadChecks, () => session).keep({
      done: [],
      undone: [],
    });
    dropKeptUndo("ana", () => session);
    expect(session.length).toBe(1);
    editor.edit([rename("ci", "CI")], "rename ci");
    await settle();
    expect(await loaded(whose)).toBe(2);
    // In another tab: this one hears of it.
    transport.endStreams("signed-out");
    await settle();
    expect(await loaded(whose)).toBe(0);
  });

  test("is the newest hundred, and nothing where the browser has no room or another version kept it", async () => {
    const server = aServer();
    const session = new Session();
    const { editor } = await open(server, session);
    for (let count = 0; count < 120; count += 1)
      editor.edit([rename("ci", `CI ${count}`)], `rename ${count}`);
    const { done } = await createKeptUndo(whose, loadChecks, () => session).load();
    expect([done.length, done[0]?.label, done.at(-1)?.label]).toEqual([100, "rename 20", "rename 119"]);

    const full = new Session(10);
    const other = await open(server, full);
    other.editor.edit([rename("ci", "X")], "rename");
    expect(other.editor.getState().undoLabel).toBe("rename");

    session.setItem(
      session.key(0) ?? "",
      '{"done":[{"label":"x","inverse":{"bodies":[{"type":"new"}]}}],"undone":[]}',
    );
    expect((await open(server, session)).editor.getState().undoLabel).toBeUndefined();
  });
});
