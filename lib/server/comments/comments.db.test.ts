import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { POST as push } from "@/app/api/v1/pipelines/[id]/operations/route";
import type { CommentPlace, Operation, OperationBody } from "@/lib/domain/pipeline/operations";
import { describeDatabases } from "@/lib/testing/databases";
import { aRequest, openSession } from "@/lib/testing/team";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { getUndo } from "../activity/get-undo";
import { readAudit } from "../audit/audit-page";
import { type PipelineAccess, requirePipelineAccess, requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { eraseEverywhere } from "../erase/erase";
import { commitOperations } from "../pipeline/commit-operations";
import { getPipeline } from "../pipeline/queries";
import { verifyLogs } from "../pipeline/verify-log";
import { readTombstones } from "../erase/tombstones";
import { changeRole, removeMember } from "../team/commands";
import { changeCommentSettings } from "./comment-settings";
import { listCommentPlaces, listComments } from "./list-comments";
import { listMyThreads } from "./list-my-threads";

const withId = (body: OperationBody): Operation => ({ ...body, id: randomUUID() });
const onCi: CommentPlace = { node: "ci" };
const onControl: CommentPlace = { node: "ci", control: "img-vuln-scan" };
const onEdge: CommentPlace = { edge: "e1" };

interface Said {
  readonly thread?: string;
  readonly about?: CommentPlace;
  readonly text?: string;
  readonly mentions?: readonly string[];
}

function comment(id: string, { thread, about = onCi, text = `says ${id}`, mentions }: Said = {}): Operation {
  return withId({
    type: "comment.added",
    comment: {
      id,
      about,
      text,
      ...(thread === undefined ? {} : { thread }),
      ...(mentions === undefined ? {} : { mentions: [...mentions] }),
    },
  });
}
const remove = (id: string, about = onCi) => withId({ type: "comment.removed", comment: id, about });
const resolve = (thread: string, about = onCi) => withId({ type: "thread.resolved", thread, about });
const reopen = (thread: string, about = onCi) => withId({ type: "thread.reopened", thread, about });

describeDatabases("comments", ({ database }) => {
  let ana: Viewer;
  let edo: Viewer;
  let vera: Viewer;
  let pipelineId: string;
  const accessOf = (viewer: Viewer): Promise<PipelineAccess> =>
    requirePipelineAccess(viewer, pipelineId, "viewer");
  const say = async (viewer: Viewer, ...operations: Operation[]) =>
    commitOperations(await accessOf(viewer), { clientId: "c", operations });
  const listed = async (query: Parameters<typeof listComments>[1] = {}, viewer = edo) =>
    listComments(await accessOf(viewer), query);
  const texts = async (query: Parameters<typeof listComments>[1] = {}) =>
    (await listed(query)).threads.map(({ comments }) => comments.map(({ text }) => text));
  const allow = async (viewersComment: boolean) =>
    changeCommentSettings(await requireWorkspaceAccess(ana, "admin"), { viewersComment });

  beforeEach(async () => {
    ({ ana, edo, vera } = await makeViewers({ ana: "admin", edo: "editor", vera: "viewer" }));
    ({ pipelineId } = await makePipeline(ana));
    const node = { kind: "ci", stage: "build", position: { x: 0, y: 0 } } as const;
    await say(
      edo,
      withId({ type: "node.added", node: { ...node, id: "ci", name: "Jenkins" } }),
      withId({
        type: "node.added",
        node: { ...node, id: "reg", kind: "production-registry", name: "Harbor" },
      }),
      withId({ type: "edge.added", edge: { id: "e1", source: "ci", target: "reg", artifact: "image" } }),
    );
  });

  it("are in the log and in no document, and are read by place, newest thread first", async () => {
    const before = await getPipeline(await accessOf(edo));
    await say(edo, comment("t1"), comment("t2"), comment("r1", { thread: "t1", text: "more" }));
    await say(edo, comment("t3", { about: onControl }), comment("t4", { about: onEdge }));
    expect((await getPipeline(await accessOf(edo))).document).toEqual(before.document);
    expect(await texts({ about: onCi })).toEqual([["says t2"], ["says t1", "more"]]);
    expect(await texts({ about: onControl })).toEqual([["says t3"]]);
    expect(await texts({ about: onEdge })).toEqual([["says t4"]]);
    expect(await texts()).toHaveLength(4);
    expect((await listCommentPlaces(await accessOf(vera))).places).toEqual([
      { about: onEdge, open: 1 },
      { about: onControl, open: 1 },
      { about: onCi, open: 2 },
    ]);
  });

  it("are resolved and reopened by all who may comment, with their name", async () => {
    await say(edo, comment("t1"), comment("t2"));
    await say(ana, resolve("t1"));
    expect(await texts({ show: "open" })).toEqual([["says t2"]]);
    expect((await listed({ show: "resolved" })).threads).toMatchObject([
      { id: "t1", resolved: { by: { name: "ana" } } },
    ]);
    await say(edo, reopen("t1"));
    expect(await texts({ show: "open" })).toHaveLength(2);
  });

  it("are removed only by their author or an admin, leave the page, and stay in the log", async () => {
    await say(edo, comment("t1"), comment("r1", { thread: "t1" }));
    await expect(say(ana, remove("t1"))).resolves.toBeDefined();
    expect(await texts()).toEqual([["says r1"]]);
    await say(ana, comment("t2"));
    await expect(say(edo, remove("t2"))).rejects.toMatchObject({
      detail: "Only the author or an admin can remove a comment.",
    });
    await say(edo, remove("r1"), remove("r1"));
    expect(await texts()).toEqual([["says t2"]]);
    expect(await database().client.pipelineOperation.count({ where: { pipelineId } })).toBe(9);
    // A reply written before the thread was known still reaches it.
    await say(ana, comment("r2", { thread: "t1" }));
    expect((await texts()).flat()).toEqual(["says t2", "says r2"]);
  });

  it("are taken once, however often they are sent, and in one push with what they answer and take back", async () => {
    const operations = [comment("t1"), comment("r1", { thread: "t1" }), remove("r1"), resolve("t1")];
    await say(edo, ...operations);
    await say(edo, ...operations);
    const [thread] = (await listed()).threads;
    expect(thread).toMatchObject({ id: "t1", count: 1, comments: [{ text: "says t1" }] });
    expect(thread?.resolved).toBeDefined();
  });

  describe("that do not fit", () => {
    it.each([
      ["a node that is gone", comment("x", { about: { node: "gone" } }), /was removed from the map/],
      ["a connection that is gone", comment("x", { about: { edge: "gone" } }), /was removed from the map/],
      ["no control", comment("x", { about: { node: "ci", control: "none" } }), /not a control/],
      ["a thread that is not there", comment("x", { thread: "none" }), /thread does not exist/],
      ["a thread of another place", comment("x", { thread: "t1", about: onEdge }), /another place/],
      ["another comment's id", comment("t1"), /another comment/],
      ["nothing but blanks", comment("x", { text: " \n " }), /must not be empty/],
      ["a thread that nobody began", resolve("none"), /thread does not exist/],
      ["a comment that nobody wrote", remove("none"), /comment does not exist/],
    ])("are refused: %s", async (_title, operation, message) => {
      await say(edo, comment("t1"));
      await expect(say(edo, comment("fine"), operation)).rejects.toMatchObject({
        code: "invalid",
        errors: [
          { path: expect.stringMatching(/^operations\[1\]/), message: expect.stringMatching(message) },
        ],
      });
      expect(await texts()).toEqual([["says t1"]]);
    });

    it("are refused if they mention a former member, by name", async () => {
      await removeMember(await requireWorkspaceAccess(ana, "admin"), vera.userId);
      await expect(say(edo, comment("t1", { mentions: [vera.userId] }))).rejects.toMatchObject({
        errors: [
          {
            path: "operations[0].comment.mentions",
            message: "vera is not a member of this workspace. Remove the mention and send the comment again.",
          },
        ],
      });
      const { stranger } = await makeViewers({ stranger: "admin" });
      await expect(say(edo, comment("t1", { mentions: [stranger.userId] }))).rejects.toMatchObject({
        detail: expect.not.stringContaining("stranger"),
      });
    });

    it("are refused by the API if they are longer than 4,000 characters", async () => {
      const send = async (text: string) =>
        push(
          aRequest("POST", `/api/v1/pipelines/${pipelineId}/operations`, {
            cookie: await openSession(edo),
            body: { clientId: "c", operations: [comment("long", { text })] },
          }),
          { params: Promise.resolve({ id: pipelineId }) },
        );
      expect((await send("x".repeat(4_001))).status).toBe(422);
      expect((await send("x".repeat(4_000))).status).toBe(200);
    });
  });

  it("keep what strangers write as it is, but for a mark for what turns the text around", async () => {
    const text = `<script>alert(1)</script> "'&amp; \u05d0\u05d1 {{x}} [a](javascript:1)`;
    const response = await push(
      aRequest("POST", `/api/v1/pipelines/${pipelineId}/operations`, {
        cookie: await openSession(edo),
        body: { clientId: "c", operations: [comment("t1", { text: `\u202e${text}` })] },
      }),
      { params: Promise.resolve({ id: pipelineId }) },
    );
    expect(response.status).toBe(200);
    expect((await texts()).flat()).toEqual([`[U+202E]${text}`]);
  });

  describe("of a viewer", () => {
    it("are taken where the workspace lets viewers comment, and nothing else is", async () => {
      await expect(say(vera, comment("t1"))).rejects.toMatchObject({ code: "forbidden" });
      expect(await listed({}, vera)).toMatchObject({ mayComment: false });
      await allow(true);
      expect(await listed({}, vera)).toMatchObject({ mayComment: true });
      await say(vera, comment("t1"), resolve("t1"), reopen("t1"));
      const cookie = await openSession(vera);
      const send = async (operations: readonly Operation[]) =>
        push(
          aRequest("POST", `/api/v1/pipelines/${pipelineId}/operations`, {
            cookie,
            body: { clientId: "c", operations },
          }),
          { params: Promise.resolve({ id: pipelineId }) },
        );
      const rename = withId({ type: "node.changed", node: "ci", set: { name: "Mine" } });
      expect((await send([rename])).status).toBe(403);
      expect((await send([comment("t2"), rename])).status).toBe(403);
      expect((await send([comment("t2")])).status).toBe(200);
      await allow(false);
      expect((await send([comment("t3")])).status).toBe(403);
      expect((await texts()).flat().toSorted()).toEqual(["says t1", "says t2"]);
    });

    it("are theirs still when an editor becomes a viewer, as the right is read with each push", async () => {
      await say(edo, comment("t1"));
      await changeRole(await requireWorkspaceAccess(ana, "admin"), edo.userId, "viewer");
      await expect(say(edo, comment("t2"))).rejects.toMatchObject({ code: "forbidden" });
      await allow(true);
      await say(edo, remove("t1"));
      expect(await texts()).toEqual([]);
    });

    it("are allowed by an admin, which is in the audit log", async () => {
      await allow(true);
      const access = await requireWorkspaceAccess(ana, "admin");
      const [entry] = (await readAudit(access, { event: "comment-settings-changed" })).entries;
      expect(entry?.detail).toEqual({ viewers: "yes" });
    });
  });

  it("that mention or answer a member are in their work until the thread is resolved", async () => {
    await allow(true);
    const work = async (viewer: Viewer) =>
      (await listMyThreads(await requireWorkspaceAccess(viewer, "viewer"))).threads;
    await say(edo, comment("t1", { mentions: [vera.userId] }), comment("t2", { about: onControl }));
    expect(await work(vera)).toMatchObject([
      { id: "t1", because: "mentioned", place: "Jenkins", newest: { by: "edo", isMine: false } },
    ]);
    expect(await work(edo)).toEqual([]);
    await say(vera, comment("r1", { thread: "t1", text: "yes, since May" }));
    expect(await work(edo)).toMatchObject([
      { id: "t1", because: "answered", newest: { by: "vera", text: "yes, since May" } },
    ]);
    expect(await work(vera)).toMatchObject([{ newest: { isMine: true } }]);
    expect(await work(ana)).toEqual([]);
    const token = { id: "elsewhere", scopes: ["read" as const], pipelines: [] };
    expect(await work({ ...vera, token })).toEqual([]);
    await say(edo, resolve("t1"));
    expect([await work(edo), await work(vera)]).toEqual([[], []]);
    await say(edo, reopen("t1"), remove("t1"));
    expect(await work(vera)).toEqual([]);
  });

  it("are not taken back from the page of the log, which says where they are", async () => {
    await say(edo, comment("t1"), resolve("t1"));
    const undo = await getUndo(await accessOf(edo));
    expect([undo.operations, undo.problem]).toEqual([[], expect.stringContaining("the Comments page")]);
  });

  it("whose text is erased show what is left of it, and the log still verifies", async () => {
    await say(edo, comment("t1", { text: "the key is hunter2, sorry" }));
    const admin = await requireWorkspaceAccess(ana, "admin");
    await eraseEverywhere(admin, { text: "hunter2", reason: "pasted by mistake" });
    expect((await texts()).flat()).toEqual(["the key is erased, sorry"]);
    const { client } = database();
    const { tombstones } = await readTombstones(client);
    expect((await verifyLogs(client, tombstones)).broken).toEqual([]);
  });
});
