import { expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { rebase } from "@/lib/domain/sync/rebase";
import { advance } from "./confirm";
import type { EditorState } from "./editor-state";
import { freshState } from "./fresh-state";
import { settle } from "./settle";

const rename = (id: string, name: string): Operation => ({
  id,
  type: "node.changed",
  node: "ci",
  set: { name },
});
const confirmed = aPipeline().node("ci").build();

function stateWith(pending: readonly Operation[], revision = 0): EditorState {
  return {
    ...freshState(confirmed, revision),
    pending,
    visible: rebase(confirmed, pending),
    connection: "live",
  };
}

test("one's own operations in order change nothing to be seen", () => {
  const before = stateWith([rename("a", "A"), rename("b", "B")]);
  const advanced = advance({ pipeline: confirmed, revision: 0, waiting: new Map() }, [
    { revision: 1, clientId: "me", operation: rename("a", "A") },
  ]);
  const { state, settled } = settle(before, advanced, new Map());
  expect(settled).toEqual(["a"]);
  expect(state.visible).toBe(before.visible);
});

test("as many operations of others as of one's own are not taken for one's own", () => {
  const before = stateWith([rename("a", "A")], 1);
  const advanced = advance({ pipeline: confirmed, revision: 1, waiting: new Map() }, [
    { revision: 2, clientId: "other", operation: rename("x", "X") },
  ]);
  const { state, settled } = settle(before, advanced, new Map([["a", 1]]));
  expect(settled).toEqual(["a"]);
  expect(state.visible.nodes.get("ci")?.name).toBe("X");
});

test("events count once and in order, however they come", () => {
  const events = ["A", "B", "C"].map((name, index) => ({
    revision: index + 1,
    clientId: "other",
    operation: rename(name, name),
  }));
  const [first, second, third] = events;
  let now = advance(
    { pipeline: confirmed, revision: 0, waiting: new Map() },
    [third, second].flatMap((event) => event ?? []),
  );
  expect([now.revision, now.waiting.size]).toEqual([0, 2]);
  now = advance(
    now,
    [first, first, second].flatMap((event) => event ?? []),
  );
  expect([now.revision, now.waiting.size, now.pipeline.nodes.get("ci")?.name]).toEqual([3, 0, "C"]);
});
