import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { changeEdge, connect } from "@/lib/domain/edits/edges";
import { changeNode, changeNodes } from "@/lib/domain/edits/change-nodes";
import { changeZone } from "@/lib/domain/edits/zones";
import type { Edit } from "@/lib/domain/edits/edit";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import { createPerform } from "./perform";

const aServer = () => new SimulatedServer(aPipeline().node("ci").build());
const noteOn = (node: string) => (pipeline: Pipeline) =>
  changeNode(pipeline, node, { note: "Runs at night." });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(role: "editor" | "viewer" = "editor") {
  const server = aServer();
  const { editor, transport } = openEditor(server);
  const perform = createPerform(editor, () => role === "viewer");
  return { transport, editor, perform, said: () => editor.getState().notices.map(({ text }) => text) };
}

describe("performing", () => {
  test.each<readonly [string, (pipeline: Pipeline) => Edit | undefined]>([
    ["node", noteOn("gone")],
    ["connection", (pipeline) => changeEdge(pipeline, "gone", { note: "Runs at night." })],
    ["zone", (pipeline) => changeZone(pipeline, "gone", { name: "Runs at night." })],
  ])("what was typed on a %s that somebody deleted is refused, with the text", (_, edit) => {
    const { perform, said } = open();
    expect(perform(edit)).toBe(false);
    expect(said()).toEqual([
      expect.stringMatching(/another person has removed.*Your text: “Runs at night\.”$/),
    ]);
  });

  test("what follows from an edit besides is said, and undone with it", () => {
    const { perform, editor, said } = open();
    const edit = { operations: [{ type: "node.changed" as const, node: "ci", set: { owner: "Ana" } }] };
    perform({ ...edit, label: "rename ci", besides: "It counts as staging now." });
    expect(said()).toEqual(["Renamed ci. It counts as staging now."]);
    expect(editor.getState().notices[0]?.undoable).toBe(true);
  });

  test("what is refused says why, and changes nothing", () => {
    const { perform, editor, said } = open();
    expect(perform((pipeline) => connect(pipeline, "ci", "ci", "edge"))).toBe(false);
    expect(said()).toEqual(["A connection needs two nodes: ci can't connect to itself."]);
    expect(editor.getState().visible.edges.size).toBe(0);
  });

  test("after the connection ended for good, it says why nothing is kept, with the text", async () => {
    const { transport, editor, perform, said } = open();
    await vi.advanceTimersByTimeAsync(100);
    transport.endStreams("deleted");
    await vi.advanceTimersByTimeAsync(100);
    expect(editor.getState().ended).toBeDefined();
    expect(perform(noteOn("ci"))).toBe(false);
    expect(said().at(-1)).toContain("Runs at night.");
  });

  test("nothing for a viewer, and nothing said where nothing would change", () => {
    const viewer = open("viewer");
    expect(viewer.perform(noteOn("ci"))).toBe(false);
    const { editor, perform, said } = open();
    expect(perform((pipeline) => changeNodes(pipeline, ["ci"], { kind: "ci" }))).toBe(false);
    expect([...viewer.said(), ...said(), ...editor.getState().pending]).toEqual([]);
  });

  test("why nothing changes is said for a moment, and gone once something is done", () => {
    const { editor, perform, said } = open();
    editor.say("Somebody else was here.", "warning");
    const asIs = (pipeline: Pipeline) => changeNodes(pipeline, ["ci"], { kind: "ci" });
    expect(perform(asIs, { otherwise: "It is like that already." })).toBe(false);
    expect(editor.getState().notices.at(-1)).toMatchObject({
      tone: "passing",
      text: "It is like that already.",
    });
    expect(perform(noteOn("ci"))).toBe(true);
    expect(said()).toEqual(["Somebody else was here."]);
  });

  test("many that are deleted in part: those that are left are changed", () => {
    const { editor, perform, said } = open();
    expect(perform((pipeline) => changeNodes(pipeline, ["gone", "ci"], { owner: "Ana" }))).toBe(true);
    expect(editor.getState().pending).toMatchObject([{ node: "ci", set: { owner: "Ana" } }]);
    expect(said()).toEqual([]);
  });
});
