import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import { judgePush } from "../live/push-verdict";

const settle = (milliseconds = 100) => vi.advanceTimersByTimeAsync(milliseconds);
const comment: OperationBody = {
  type: "comment.added",
  comment: { id: "t1", about: { node: "ci" }, text: "Is this signed?" },
};
const rename: OperationBody = { type: "node.changed", node: "ci", set: { name: "Jenkins" } };
const withId = (body: OperationBody) => ({ ...body, id: "6f1f0b34-1f38-4d5b-9f3d-0d0a6b8f0001" });

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-28T08:17:00Z") }));
afterEach(() => void vi.useRealTimers());

test("a comment of somebody else is told where it is listened for, and changes nothing on the map", async () => {
  const server = new SimulatedServer(aPipeline().node("ci").build());
  const [ana, ben] = [openEditor(server), openEditor(server)];
  await settle();
  const { visible } = ben.editor.getState();
  ana.editor.edit([comment], "comment on ci");
  await settle();
  expect(ben.editor.getState()).toMatchObject({ besideComments: 1, revision: 1 });
  expect(ben.editor.getState().visible.nodes).toEqual(visible.nodes);
  ana.editor.edit([rename], "rename ci");
  await settle();
  expect(ben.editor.getState().besideComments).toBe(1);
});

test("undoing a comment removes it", async () => {
  const server = new SimulatedServer(aPipeline().node("ci").build());
  const { editor } = openEditor(server);
  await settle();
  editor.edit([comment], "comment on ci");
  editor.undo();
  expect(editor.getState().pending.at(-1)).toMatchObject({ type: "comment.removed", comment: "t1" });
});

test("removing a comment is no step to undo: Undo is of the change before it", async () => {
  const server = new SimulatedServer(aPipeline().node("ci").build());
  const { editor } = openEditor(server);
  await settle();
  editor.edit([rename], "rename ci");
  editor.edit([{ type: "comment.removed", comment: "t1", about: { node: "ci" } }], "remove a comment on ci");
  expect(editor.getState().undoLabel).toBe("rename ci");
  editor.undo();
  expect(editor.getState().visible.nodes.get("ci")?.name).toBe("ci");
});

test("withdrawing a confirmation is no step to undo, and taking one back none to redo: it is given again by hand", async () => {
  const map = aPipeline().node("ci").claim("ci", "c-scan", { status: "not-applicable", reason: "None" });
  const { editor } = openEditor(new SimulatedServer(map.build()));
  await settle();
  const of = { status: "not-applicable", reason: "None" } as const;
  const review = { id: "r", node: "ci", control: "c-scan", reviewer: "u", name: "Ben", on: "2026-11-28", of };
  editor.edit([{ type: "review.added", review }], "confirm it");
  expect(editor.getState().undoLabel).toBe("confirm it");
  editor.undo();
  expect(editor.getState()).toMatchObject({ undoLabel: undefined, redoLabel: undefined });
  expect(editor.getState().visible.reviews.size).toBe(0);
  editor.edit([{ type: "review.added", review }], "confirm it");
  const { undoLabel } = editor.getState();
  editor.edit(
    [{ type: "review.withdrawn", node: "ci", control: "c-scan", withdrawn: "r" }],
    "withdraw the confirmation",
  );
  expect(editor.getState().undoLabel).toBe(undoLabel);
});

test("a viewer whose comment is not taken goes on looking, with what was written; who may not change the map does not", () => {
  const forbidden = {
    type: "about:blank",
    title: "Not allowed",
    status: 403,
    detail: "Viewers do not comment.",
  };
  expect(judgePush(forbidden, [withId(comment)])).toMatchObject({
    kind: "refused",
    refusals: [{ reason: "Viewers do not comment." }],
  });
  expect(judgePush(forbidden, [withId(rename)])).toEqual({ kind: "ended", reason: "not-allowed" });
});

test("a viewer's comment that an earlier visit left is sent; a change of the map is set aside", async () => {
  const server = new SimulatedServer(aPipeline().node("ci").build());
  const before = openEditor(server);
  await settle();
  before.transport.goOffline();
  before.editor.edit([comment], "comment on ci");
  before.editor.edit([rename], "rename ci");
  await settle();
  before.editor.dispose();
  const { editor } = openEditor(server, { kept: before.kept, isReadOnly: true });
  await settle();
  expect(server.revision).toBe(1);
  expect(editor.getState().setAside).toMatchObject([{ operation: { type: "node.changed" } }]);
});
