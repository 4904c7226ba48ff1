import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Comments } from "@/lib/domain/contract/comments";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { emptyPipeline } from "@/lib/domain/pipeline/pipeline";
import { err, ok } from "@/lib/domain/result";
import { unreachable } from "../api";
import type { EditorState } from "../editor/editor-state";
import { freshState } from "../editor/fresh-state";
import { createThreads, type ThreadsQuery } from "./create-threads";

/** What was asked is answered by then. */
const settled = () => new Promise((resolve) => setTimeout(resolve));
const about = { node: "ci" };
const pipeline = emptyPipeline("Payments API");
const said = (id: string, revision: number) => ({
  id,
  revision,
  by: { id: "A1", name: "Ana" },
  at: "2026-11-28T10:00:00.000Z",
  text: id,
  mentions: [],
  isRemovable: true,
});
const answering = (id: string): Operation => ({
  id: "6f1f0b34-1f38-4d5b-9f3d-0d0a6b8f0001",
  type: "comment.added",
  comment: { id, thread: "t1", about, text: "mine" },
});

function open() {
  const editor = createStore<EditorState>(() => ({ ...freshState(pipeline, 0), connection: "live" }));
  const asked: ThreadsQuery[] = [];
  const server: { answer: Comments | undefined } = {
    answer: { threads: [{ id: "t1", about, count: 1, comments: [said("t1", 4)] }], mayComment: true },
  };
  const threads = createThreads({
    editor,
    about,
    now: () => new Date("2026-11-28T11:00:00Z"),
    ask: (query) => {
      asked.push(query);
      return Promise.resolve(server.answer ? ok(server.answer) : err(unreachable));
    },
  });
  const ids = () => threads.getState().threads?.flatMap(({ comments }) => comments.map(({ id }) => id));
  return { editor, asked, server, threads, ids };
}

describe("the threads of a place", () => {
  it("are asked for again when somebody said something, and not when the map changes", async () => {
    const { editor, asked, server, threads, ids } = open();
    const stop = threads.start();
    await settled();
    expect(ids()).toEqual(["t1"]);
    editor.setState({ revision: 9 });
    await settled();
    expect(asked).toHaveLength(1);
    server.answer = {
      threads: [{ id: "t1", about, count: 2, comments: [said("t1", 4), said("r1", 10)] }],
      mayComment: true,
    };
    editor.setState({ besideComments: 1 });
    await settled();
    expect(ids()).toEqual(["t1", "r1"]);
    stop();
    editor.setState({ besideComments: 2 });
    expect(asked).toHaveLength(2);
  });

  it("show what is written here from the first moment to the answer that has it, and never twice", async () => {
    const { editor, server, threads, ids } = open();
    threads.start();
    await settled();
    editor.setState({ pending: [answering("r1")] });
    expect(ids()).toEqual(["t1", "r1"]);
    editor.setState({ pending: [] });
    expect(ids()).toEqual(["t1", "r1"]);
    server.answer = {
      threads: [{ id: "t1", about, count: 2, comments: [said("t1", 4), said("r1", 5)] }],
      mayComment: true,
    };
    editor.setState({ besideComments: 1 });
    await settled();
    expect(ids()).toEqual(["t1", "r1"]);
  });

  it("keep no comment that was refused among those that are there", async () => {
    const { editor, threads, ids } = open();
    threads.start();
    await settled();
    const operation = answering("r1");
    editor.setState({ pending: [operation] });
    editor.setState({ pending: [], setAside: [{ operation, label: "", reason: "no" }] });
    expect(ids()).toEqual(["t1"]);
  });

  it("stay where the server cannot be reached, which is said, and come again when it can", async () => {
    const { editor, server, threads, ids } = open();
    const { answer } = server;
    threads.start();
    await settled();
    server.answer = undefined;
    editor.setState({ connection: "offline", besideComments: 1 });
    await settled();
    expect(threads.getState().problem).toContain("cannot be reached");
    expect(ids()).toEqual(["t1"]);
    server.answer = answer;
    editor.setState({ connection: "live" });
    await settled();
    expect(threads.getState().problem).toBeUndefined();
  });
});
