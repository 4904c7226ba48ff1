import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { describeBothDatabases } from "@/lib/testing/databases";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import { createDatabase } from "../database/create-database";
import { readConsistently } from "../database/read-consistently";
import { freezeDocument } from "./checkpoints";
import { commitOperations } from "./commit-operations";
import { emptyPipeline } from "@/lib/domain/pipeline/pipeline";
import { verifyLogs } from "./verify-log";

describeBothDatabases("the log", ({ database, dialect, url }) => {
  let access: PipelineAccess;
  const change = (table: string, statement: string) => tamper(dialect, url(), table, statement);
  const broken = async () =>
    (await verifyLogs(database().client)).broken.filter(({ pipelineId }) => pipelineId === access.pipelineId);
  const at = (revision: number) => [expect.objectContaining({ pipelineId: access.pipelineId, revision })];

  beforeEach(async () => {
    const { ana } = await makeViewers({ ana: "editor" });
    access = await makePipeline(ana);
    const names = ["n1", "n2", "n3", "n4", "n5"];
    await commitOperations(access, {
      clientId: "c",
      operations: names.map((id) => ({
        id: randomUUID(),
        type: "node.added",
        node: { id, kind: "ci", name: "critical", stage: "build", position: { x: 0, y: 0 } },
      })),
    });
  });

  it("has no faults if unaltered", async () => {
    expect(await broken()).toEqual([]);
  });

  it("is read as of one moment, whatever is committed meanwhile", async () => {
    const looking = createDatabase(url(), { readOnly: true });
    try {
      const seen = await readConsistently(looking, async (reader) => {
        const before = await verifyLogs(reader);
        await commitOperations(access, {
          clientId: "c",
          operations: [{ id: randomUUID(), type: "node.removed", node: "n1" }],
        });
        return { before, after: await verifyLogs(reader) };
      });
      expect(seen.after).toEqual(seen.before);
    } finally {
      await looking.close();
    }
  });

  it.each([
    ["an operation", `"body" = replace("body", 'critical', 'harmless')`],
    ["who did it", `"actorId" = 'somebody'`],
    ["when", dialect === "sqlite" ? `"at" = '2020-01-01T00:00:00.000+00:00'` : `"at" = '2020-01-01'`],
    ["from which browser", `"clientId" = 'd'`],
    ["what became of it", `"outcome" = 'superseded'`],
    ["its hash", `"hash" = "previousHash"`],
    ["its id", `"operationId" = 'other'`],
  ])("tells the first entry in which %s was changed", async (_what, set) => {
    await change(
      "pipeline_operation",
      `UPDATE "pipeline_operation" SET ${set} WHERE "pipelineId" = '${access.pipelineId}' AND "revision" = 3`,
    );
    expect(await broken()).toEqual(at(3));
  });

  it.each([
    ["pipeline_operation", 3],
    ["pipeline_checkpoint", 0],
  ])("tells a row of %s that was given to a pipeline that is not there", async (table, revision) => {
    const elsewhere = `${access.pipelineId.slice(0, -1)}-`;
    const unchecked =
      dialect === "sqlite" ? "PRAGMA foreign_keys = OFF" : "SET session_replication_role = replica";
    await change(
      table,
      `${unchecked}; UPDATE "${table}" SET "pipelineId" = '${elsewhere}' WHERE "pipelineId" = '${access.pipelineId}' AND "revision" = ${revision}`,
    );
    expect(await broken()).toEqual(at(revision));
    expect((await verifyLogs(database().client)).broken).toContainEqual({
      pipelineId: elsewhere,
      revision,
      fault: "its pipeline does not exist",
    });
  });

  it("tells a name that the list has and the log has not", async () => {
    await change("pipeline", `UPDATE "pipeline" SET "name" = 'Harmless' WHERE "id" = '${access.pipelineId}'`);
    expect(await broken()).toEqual(at(5));
  });

  it("tells an entry that was changed together with its hash", async () => {
    const { operationHash } = await import("./operation-hash");
    const entry = await database().client.pipelineOperation.findUniqueOrThrow({
      where: { pipelineId_revision: { pipelineId: access.pipelineId, revision: 3 } },
    });
    const body = entry.body.replace("critical", "harmless");
    const hash = operationHash({ ...entry, body });
    await change(
      "pipeline_operation",
      `UPDATE "pipeline_operation" SET "body" = '${body}', "hash" = '${hash}' WHERE "pipelineId" = '${access.pipelineId}' AND "revision" = 3`,
    );
    expect(await broken()).toEqual(at(4));
  });

  it.each([2, 5])("tells that entry %i was taken out", async (revision) => {
    await change(
      "pipeline_operation",
      `DELETE FROM "pipeline_operation" WHERE "pipelineId" = '${access.pipelineId}' AND "revision" = ${revision}`,
    );
    expect(await broken()).toEqual(at(revision));
  });

  it("tells that the end was cut off and the pipeline set back", async () => {
    await change(
      "pipeline_operation",
      `DELETE FROM "pipeline_operation" WHERE "pipelineId" = '${access.pipelineId}' AND "revision" = 5`,
    );
    await database().client.pipeline.update({ where: { id: access.pipelineId }, data: { revision: 4 } });
    expect(await broken()).toEqual(at(4));
  });

  it("tells a changed first document, and a changed checkpoint", async () => {
    const { bytes } = await freezeDocument(emptyPipeline("Another"));
    await database().client.pipelineCheckpoint.create({
      data: { pipelineId: access.pipelineId, revision: 2, document: bytes },
    });
    expect(await broken()).toEqual(at(2));
    await database().client.pipelineCheckpoint.update({
      where: { pipelineId_revision: { pipelineId: access.pipelineId, revision: 0 } },
      data: { document: bytes },
    });
    expect(await broken()).toEqual(at(1));
  });
});
