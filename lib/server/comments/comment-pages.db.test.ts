import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { commentsSchema } from "@/lib/domain/contract/comments";
import { describeDatabases } from "@/lib/testing/databases";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { watchStatements } from "@/lib/testing/watch-statements";
import { commitOperations } from "../pipeline/commit-operations";
import { hasComments, listCommentPlaces, listComments } from "./list-comments";

const about = { node: "ci" };

describeDatabases("10,000 comments", ({ database, dialect }) => {
  it("cost the map two statements and a few bytes, and are read by page, a long thread too", async () => {
    const { client } = database();
    const { ana } = await makeViewers({ ana: "admin" });
    const access = await makePipeline(ana);
    const { pipelineId } = access;
    await commitOperations(access, {
      clientId: "c",
      operations: [
        {
          id: randomUUID(),
          type: "node.added",
          node: { id: "ci", kind: "ci", name: "CI", stage: "build", position: { x: 0, y: 0 } },
        },
        { id: randomUUID(), type: "comment.added", comment: { id: "t1", about, text: "x".repeat(100) } },
      ],
    });
    const row = await client.pipelineOperation.findFirstOrThrow({
      where: { pipelineId },
      orderBy: { revision: "desc" },
    });
    const many = Array.from({ length: 10_000 }, (_, index) => row.revision + 1 + index);
    const threadOf = (revision: number) => (revision % 2 === 0 ? "t1" : `s${revision}`);
    for (let from = 0; from < many.length; from += 1_000) {
      const some = many.slice(from, from + 1_000);
      // The log holds the ones read here.
      const newest = some.filter((revision) => revision > row.revision + 9_800);
      await client.pipelineOperation.createMany({
        data: newest.map((revision) => ({ ...row, revision, operationId: randomUUID() })),
      });
      await client.commentThread.createMany({
        data: some
          .filter((revision) => threadOf(revision) !== "t1")
          .map((revision) => ({
            pipelineId,
            id: `s${revision}`,
            node: "ci",
            beganById: ana.userId,
            count: 1,
            revision,
            lastRevision: revision,
            lastAt: row.at,
          })),
      });
      await client.comment.createMany({
        data: some.map((revision) => ({
          pipelineId,
          threadId: threadOf(revision),
          id: `s${revision}`,
          revision,
          byId: ana.userId,
          at: row.at,
        })),
      });
    }
    await client.commentThread.update({
      where: { pipelineId_id: { pipelineId, id: "t1" } },
      data: { count: 5_001 },
    });

    const opening = watchStatements(dialect);
    expect(await hasComments(access)).toBe(true);
    const places = await listCommentPlaces(access);
    expect(opening().filter((statement) => /^SELECT/i.test(statement))).toHaveLength(2);
    expect(places).toEqual({ places: [{ about, open: 5_001 }], hasMore: false });
    expect(JSON.stringify(places).length).toBeLessThan(200);

    const reading = watchStatements(dialect);
    const page = await listComments(access, {});
    expect(reading().filter((statement) => /^SELECT/i.test(statement)).length).toBeLessThan(8);
    expect(page.threads).toHaveLength(20);
    expect(JSON.stringify(page).length).toBeLessThan(20_000);
    expect(commentsSchema.safeParse(page).success).toBe(true);
    const next = await listComments(access, { before: page.older });
    expect(next.threads[0]?.comments[0]?.revision).toBeLessThan(page.older ?? 0);

    const [long] = (await listComments(access, { thread: "t1" })).threads;
    expect([long?.count, long?.comments.length]).toEqual([5_001, 20]);
    const [before] = (await listComments(access, { thread: "t1", before: long?.earlier })).threads;
    expect(before?.comments.at(-1)?.revision).toBeLessThan(long?.comments[0]?.revision ?? 0);
  });
});
