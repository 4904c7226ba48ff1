import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { GET } from "@/app/api/v1/pipelines/[id]/events/route";
import { pipelineEventSchema } from "@/lib/domain/contract/pipeline-event";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { describeDatabases } from "@/lib/testing/databases";
import { EventReader } from "@/lib/testing/event-reader";
import { aRequest, makeWorkspace, openSession, signedInViewer } from "@/lib/testing/team";
import { makePipeline } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { runWrite } from "../db";
import { archivePipeline } from "../pipeline/commands";
import { commitOperations } from "../pipeline/commit-operations";
import { streamPipeline, streamTimes } from "./event-stream";
import { publishReports } from "./hub";
import { openStreams } from "./stream-places";

const rename = (name: string): Operation => ({ id: randomUUID(), type: "pipeline.changed", set: { name } });
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describeDatabases("streaming a pipeline", ({ database }) => {
  let mine: Awaited<ReturnType<typeof settle>>;
  let cookie: string;
  let access: PipelineAccess;
  const readers: EventReader[] = [];
  /** A person with their own workspace and pipeline. */
  const settle = async () => {
    const { member } = await makeWorkspace({ member: "admin" });
    return { cookie: await openSession(member), access: await makePipeline(await signedInViewer(member)) };
  };
  const push = (...names: string[]) =>
    commitOperations(access, { clientId: "tab-1", operations: names.map(rename) });
  const request = async (query = "", headers: Record<string, string> = {}, by = mine) =>
    GET(
      aRequest("GET", `/api/v1/pipelines/${by.access.pipelineId}/events${query}`, {
        cookie: by.cookie,
        headers,
      }),
      { params: Promise.resolve({ id: by.access.pipelineId }) },
    );
  const read = (stream: ReadableStream<Uint8Array> | null) => {
    if (stream === null) throw new Error("There is no stream.");
    const reader = new EventReader(stream);
    readers.push(reader);
    return reader;
  };
  const openStream = async (query?: string, headers?: Record<string, string>, by?: typeof mine) =>
    read((await request(query, headers, by)).body);

  beforeEach(async () => {
    await database().client.rateLimit.deleteMany();
    mine = await settle();
    ({ cookie, access } = mine);
  });

  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.close().catch(() => undefined)));
    expect(openStreams()).toBe(0);
  });

  it("takes no place for a request for its head alone", async () => {
    for (let asked = 0; asked < 10; asked++) {
      const head = await GET(aRequest("HEAD", `/api/v1/pipelines/${access.pipelineId}/events`, { cookie }), {
        params: Promise.resolve({ id: access.pipelineId }),
      });
      expect([head.status, head.body, openStreams()]).toEqual([200, null, 0]);
    }
  });

  it("says what a stream needs said on its way", async () => {
    const response = await request("?after=0");
    read(response.body);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    });
  });

  it("sends what was there and what comes, each once and in order", async () => {
    await push("a", "b");
    const reader = await openStream("?after=0");
    await reader.until(({ events }) => events.length === 2);
    await push("c");
    await Promise.all(upTo(20).map((index) => push(`d${index}`)));
    await reader.until(({ events }) => events.length === 23);
    expect(reader.revisions).toEqual(upTo(23));
    for (const { id, data } of reader.events)
      expect(pipelineEventSchema.parse(data)).toMatchObject({ revision: id, clientId: "tab-1" });
    expect(reader.others[0]).toMatch(/^retry: \d{4}$/);
  });

  it("says that reports changed, which is in no revision", async () => {
    const reader = await openStream("?after=0");
    publishReports(access.pipelineId);
    await reader.until(({ others }) => others.includes("event: reports\ndata: {}"));
    expect(reader.events).toEqual([]);
  });

  it("says apart that what runs changed: who is told of reports asks for none of it", async () => {
    const reader = await openStream("?after=0");
    publishReports(access.pipelineId, "running");
    await reader.until(({ others }) => others.includes("event: running\ndata: {}"));
    expect(reader.others).not.toContain("event: reports\ndata: {}");
  });

  it("goes on where it was: Last-Event-ID wins over after, and without either from now on", async () => {
    await push("a", "b", "c");
    const [resumed, fresh] = [await openStream("?after=0", { "last-event-id": "2" }), await openStream()];
    await push("d");
    await resumed.until(({ events }) => events.length === 2);
    await fresh.until(({ events }) => events.length === 1);
    expect([resumed.revisions, fresh.revisions]).toEqual([[3, 4], [4]]);
  });

  it("misses and doubles nothing while it is cut and resumed under load", async () => {
    const seen: number[] = [];
    const writing = (async () => {
      for (let index = 0; index < 60; index++) await push(`${index}`, `${index}`);
    })();
    while (seen.length < 120) {
      const reader = await openStream(`?after=${seen.at(-1) ?? 0}`);
      const enough = Math.min(120, seen.length + 7);
      await reader.until(({ events }) => seen.length + events.length >= enough);
      await reader.close();
      seen.push(...reader.revisions);
    }
    await writing;
    expect(seen).toEqual(upTo(120));
  });

  it("reads a long log in pieces", async () => {
    for (let sent = 0; sent < 1000; sent += 500)
      await push(...upTo(500).map((index) => `${"x".repeat(150)}${index}`));
    const reader = await openStream("?after=0");
    await reader.until(({ events }) => events.length === 1000);
    expect(reader.revisions).toEqual(upTo(1000));
  });

  it("keeps what people typed inside its line", async () => {
    const name = "evil\n\nevent: ended\ndata: {}\n\u2028id: 9";
    const reader = await openStream("?after=0");
    await push(name);
    await reader.until(({ events }) => events.length === 1);
    expect(reader.events).toMatchObject([{ id: 1, data: { operation: { set: { name } } } }]);
    expect(reader.others).toHaveLength(1);
  });

  it("ends within 5 seconds when the right is lost, says why, and stays for a viewer, who may read", async () => {
    const where = { userId: access.viewer.userId };
    await runWrite((transaction) => transaction.membership.updateMany({ where, data: { role: "viewer" } }));
    const stays = await openStream("?after=0");
    const ways: readonly (readonly [string, number, (access: PipelineAccess) => Promise<unknown>])[] = [
      [
        "signed-out",
        401,
        ({ viewer: { userId } }) => database().client.session.deleteMany({ where: { userId } }),
      ],
      [
        "not-allowed",
        401,
        ({ viewer: { userId } }) =>
          runWrite((transaction) => transaction.membership.deleteMany({ where: { userId } })),
      ],
      ["deleted", 404, archivePipeline],
      [
        // The workspace requires a second factor, and the reader has none.
        "not-allowed",
        403,
        ({ workspaceId: id }) =>
          runWrite((transaction) =>
            transaction.workspace.update({ where: { id }, data: { secondFactorRequired: true } }),
          ),
      ],
    ];
    // In parallel: rights are checked every few seconds, for all streams together.
    await Promise.all(
      ways.map(async ([reason, refusal, lose]) => {
        const theirs = await settle();
        const reader = await openStream("?after=0", {}, theirs);
        await reader.until(({ others }) => others.length === 1);
        const since = performance.now();
        await lose(theirs.access);
        await reader.until(({ isOver }) => isOver);
        expect(performance.now() - since).toBeLessThan(5000);
        expect(reader.others.at(-1)).toBe(`event: ended\ndata: {"reason":"${reason}"}`);
        expect([reason, (await request("", {}, theirs)).status]).toEqual([reason, refusal]);
      }),
    );
    expect(stays.isOver).toBe(false);
  });

  it("tells a reader that is ahead of a restored database to load again", async () => {
    const reader = await openStream("?after=9");
    await reader.until(({ isOver }) => isOver);
    expect(reader.others.at(-1)).toBe('event: ended\ndata: {"reason":"too-old"}');
  });

  it("lets one person have six streams at once", async () => {
    for (let index = 0; index < 6; index++) await openStream();
    expect((await request()).status).toBe(429);
    await readers[0]?.close();
    const again = await request();
    expect(again.status).toBe(200);
    read(again.body);
  });

  it("refuses a text that is no revision", async () => {
    expect((await request("?after=-1")).status).toBe(422);
    expect((await request("", { "last-event-id": "1e3" })).status).toBe(422);
  });

  it("ends by itself after its time, and beats meanwhile", async () => {
    const reader = read(
      streamPipeline({
        access,
        after: 0,
        revision: 0,
        signal: new AbortController().signal,
        times: { ...streamTimes, heartbeat: 40, end: 200 },
      }),
    );
    await reader.until(({ isOver }) => isOver);
    expect(reader.others.filter((other) => other === ": alive").length).toBeGreaterThan(1);
  });

  it("drops a reader that stopped reading, keeps little for it meanwhile, and serves the others", async () => {
    const times = { ...streamTimes, stall: 400 };
    const signal = new AbortController().signal;
    const stalled = streamPipeline({ access, after: 0, revision: 0, signal, times });
    const other = await openStream("?after=0");
    for (let sent = 0; sent < 10; sent++)
      await push(...upTo(100).map((index) => `${"x".repeat(180)}${index}`));
    await other.until(({ events }) => events.length === 1000);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(openStreams()).toBe(1);
    await expect(stalled.getReader().read()).rejects.toThrow("stopped reading");
  });
});
