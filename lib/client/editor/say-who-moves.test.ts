import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import { changeEdges } from "@/lib/domain/edits/edges";
import { createPerform } from "./perform";
import { sayWhoMoves } from "./say-who-moves";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open(isBegun = false) {
  const pipeline = aPipeline().node("ci").node("registry").node("cluster");
  const { editor } = openEditor(
    new SimulatedServer(
      pipeline
        .edge("ci", "registry", isBegun ? { automated: true } : {})
        .edge("registry", "cluster")
        .edge("ci", "cluster")
        .build(),
    ),
  );
  const perform = createPerform(editor, () => false);
  const said = () =>
    ["ci-registry", "registry-cluster", "ci-cluster"].map(
      (id) => editor.getState().visible.edges.get(id)?.automated,
    );
  const question = () => editor.getState().notices.find(({ answers }) => answers !== undefined);
  const answer = (text: string) =>
    question()
      ?.answers?.find((one) => one.text === text)
      ?.act?.();
  return { editor, perform, said, question, answer };
}

test("after the first answer it is asked for the rest, which Yes sets in one step", () => {
  const { editor, perform, said, question, answer } = open();
  sayWhoMoves(editor, perform, ["ci-cluster"], false);
  expect(question()?.text).toBe("Are the other 2 connections automated?");
  // Said while the question waits.
  perform((pipeline) => changeEdges(pipeline, ["ci-registry"], { automated: false }));
  answer("Yes");
  expect(said()).toEqual([false, true, false]);
  editor.undo();
  expect(said()).toEqual([false, undefined, false]);
});

test("while it waits it is asked of what is left, until nothing is", () => {
  const { editor, perform, question } = open();
  sayWhoMoves(editor, perform, ["ci-cluster"], false);
  sayWhoMoves(editor, perform, ["ci-registry"], true);
  expect(question()?.text).toBe("Is the other connection automated?");
  expect(editor.getState().notices.filter(({ answers }) => answers !== undefined)).toHaveLength(1);
  sayWhoMoves(editor, perform, ["registry-cluster"], false);
  expect(question()).toBeUndefined();
});

test("it is asked once, and not where nothing is left to ask", () => {
  const { editor, perform, question } = open();
  sayWhoMoves(editor, perform, ["ci-cluster"], true);
  editor.dismissNotice(question()?.id ?? "");
  sayWhoMoves(editor, perform, ["ci-registry"], true);
  expect(question()).toBeUndefined();
  const all = open();
  sayWhoMoves(all.editor, all.perform, ["ci-cluster", "ci-registry", "registry-cluster"], true);
  expect(all.question()).toBeUndefined();
});

test("beside connections of a template, of which it is said, those drawn by hand are asked about, too", () => {
  const { editor, perform, said, question, answer } = open(true);
  sayWhoMoves(editor, perform, ["registry-cluster"], true);
  expect(question()?.text).toBe("Is the other connection automated?");
  answer("Yes");
  expect(said()).toEqual([true, true, true]);
});

test("where a person hands on too, it says that it asks about the tools alone", () => {
  const drawn = aPipeline().node("ana", { kind: "developer" }).node("ci").node("registry").node("cluster");
  const { editor } = openEditor(
    new SimulatedServer(
      drawn
        .edge("ana", "ci")
        .edge("ci", "registry")
        .edge("registry", "cluster")
        .edge("ci", "cluster")
        .build(),
    ),
  );
  const perform = createPerform(editor, () => false);
  sayWhoMoves(editor, perform, ["ci-cluster"], false);
  const question = editor.getState().notices.find(({ answers }) => answers !== undefined);
  expect(question?.text).toBe("Are the other 2 connections between tools automated?");
  question?.answers?.find(({ text }) => text === "Yes")?.act?.();
  expect(editor.getState().visible.edges.get("ana-ci")?.automated).toBeUndefined();
});
