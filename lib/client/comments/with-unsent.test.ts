import { expect, it } from "vitest";
import type { CommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import { type ShownThread, withUnsent } from "./with-unsent";

const about = { node: "ci" };
const by = { id: "A1", name: "Ana" };
const said = (id: string) => ({
  id,
  at: "2026-11-28T10:00:00Z",
  text: id,
  isRemovable: true,
  mentions: [],
  by,
});
const thread: ShownThread = { id: "t1", about, count: 2, comments: [said("t1"), said("r1")] };
const now = "2026-11-28T11:00:00Z";
const shown = (operations: readonly CommentOperation[], show: "open" | "resolved" = "open") =>
  withUnsent([thread], operations, { show, now }).map(({ id, count, comments }) => [
    id,
    count,
    comments.map((comment) => comment.id),
  ]);

it("what is written and not sent yet is in its thread, or begins one, without anybody's name", () => {
  const added = (id: string, of?: string): CommentOperation => ({
    type: "comment.added",
    comment: { id, about, text: "x", ...(of === undefined ? {} : { thread: of }) },
  });
  expect(shown([added("r2", "t1"), added("t2")])).toEqual([
    ["t2", 1, ["t2"]],
    ["t1", 3, ["t1", "r1", "r2"]],
  ]);
  // As when the answer came before its event did.
  expect(shown([added("r1", "t1")])).toEqual([["t1", 2, ["t1", "r1"]]]);
});

it("what is removed is gone at once, and a thread with its last comment", () => {
  const removed = (comment: string): CommentOperation => ({ type: "comment.removed", comment, about });
  expect(shown([removed("t1")])).toEqual([["t1", 1, ["r1"]]]);
  expect(shown([removed("t1"), removed("r1")])).toEqual([]);
});

it("a thread that is resolved leaves the open ones at once", () => {
  const resolved: CommentOperation = { type: "thread.resolved", thread: "t1", about };
  expect(shown([resolved])).toEqual([]);
  expect(shown([resolved], "resolved")).toEqual([["t1", 2, ["t1", "r1"]]]);
  expect(shown([resolved, { ...resolved, type: "thread.reopened" }])).toHaveLength(1);
});
