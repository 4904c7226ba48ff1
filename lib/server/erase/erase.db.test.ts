import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { describeDatabases } from "@/lib/testing/databases";
import { pollute } from "@/lib/testing/pollute";
import { pushTo } from "@/lib/testing/push-to";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { tamper } from "@/lib/testing/tamper";
import { getUndo } from "../activity/get-undo";
import { readAudit } from "../audit/audit-page";
import { verifyAudit } from "../audit/verify-audit";
import { type PipelineAccess, requireWorkspaceAccess } from "../auth/access";
import { backup } from "../backup/backup";
import { restore } from "../backup/restore";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase, runWrite } from "../db";
import { listPipelines } from "../pipeline/list-pipelines";
import { getPipeline, getPosture } from "../pipeline/queries";
import { operationHash } from "../pipeline/operation-hash";
import { verifyLogs } from "../pipeline/verify-log";
import { getSnapshot } from "../snapshot/queries";
import { verifySnapshots } from "../snapshot/verify-snapshots";
import { lockWorkspace } from "../team/commands";
import { eraseEverywhere, findText, listErasures } from "./erase";
import { digestOf, readTombstones } from "./tombstones";

/** All text columns of the database, as one text. */
async function everything(): Promise<string> {
  const { client } = getDatabase();
  const unpacked = (bytes: Uint8Array) => gunzipSync(bytes).toString("utf8");
  return JSON.stringify([
    await client.pipeline.findMany(),
    await client.pipelineOperation.findMany(),
    (await client.pipelineCheckpoint.findMany()).map(({ document }) => unpacked(document)),
    (await client.content.findMany()).map(({ bytes }) => unpacked(bytes)),
    await client.snapshot.findMany(),
    await client.auditEntry.findMany(),
    await client.workItems.findMany(),
    await client.erasure.findMany(),
    await client.erasedRow.findMany(),
  ]);
}

async function faults(database: DatabaseTransaction = getDatabase().client) {
  const { tombstones, report } = await readTombstones(database);
  return [
    ...report.broken,
    ...(await verifyLogs(database, tombstones)).broken,
    ...(await verifySnapshots(database, tombstones)).broken,
    ...(await verifyAudit(database, tombstones)).broken,
  ];
}

const noteOf = async (access: PipelineAccess) => (await getPipeline(access)).document.nodes[0]?.note;

describeDatabases("erasing a text", ({ database, dialect, url }) => {
  it("takes it out of all that is kept and shown, and the chains stay whole", async () => {
    const { secret, access, snapshotAccess, admin, ana } = await pollute();
    const before = await findText(admin, secret);
    expect(before).toMatchObject({ pipelines: 1, changes: 4 });
    expect(await everything()).toContain(secret);
    const heads = await database().client.pipeline.findMany({ select: { headHash: true } });

    expect(await eraseEverywhere(admin, { text: secret, reason: "pasted by mistake" })).toEqual(before);
    expect(await everything()).not.toContain(secret);
    expect(await faults()).toEqual([]);
    // Heads kept elsewhere still match.
    expect(await database().client.pipeline.findMany({ select: { headHash: true } })).toEqual(heads);
    expect(await noteOf(access)).toBe("again erased");
    expect(JSON.stringify(await getPosture(access))).not.toContain(secret);
    expect(JSON.stringify(await getSnapshot(snapshotAccess))).not.toContain(secret);
    expect(JSON.stringify(await getUndo(access))).not.toContain(secret);
    const [listed] = (await listPipelines(await requireWorkspaceAccess(ana, "viewer"))).pipelines;
    expect(listed?.name).toBe("Shop erased");
    expect(await findText(admin, secret)).toEqual({
      pipelines: 0,
      changes: 0,
      documents: 0,
      snapshots: 0,
      entries: 0,
      people: 0,
    });
  });

  it("says that, by whom and why, and never what; and the log goes on", async () => {
    const { secret, access, admin } = await pollute();
    await eraseEverywhere(admin, { text: secret, reason: "pasted by mistake" });
    expect(await listErasures(admin)).toMatchObject([{ by: "ana", reason: "pasted by mistake" }]);
    const [entry] = (await readAudit(admin, { event: "text-erased" })).entries;
    expect(entry).toMatchObject({ actor: { name: "ana" }, detail: { reason: "pasted by mistake" } });
    await pushTo(access, { type: "node.changed", node: "ci", set: { note: "vault" } });
    expect(await noteOf(access)).toBe("vault");
    expect(await faults()).toEqual([]);
  });

  it("finds another text in what was erased from already", async () => {
    const { secret, access, admin } = await pollute();
    await eraseEverywhere(admin, { text: secret, reason: "pasted by mistake" });
    await eraseEverywhere(admin, { text: "again erased", reason: "and this" });
    expect(await noteOf(access)).toBe("erased");
    expect(await faults()).toEqual([]);
    // Also in the reason of an erasure; and a part of a digest is not a pasted text.
    const [last] = (await readAudit(admin, { event: "text-erased" })).entries;
    await eraseEverywhere(admin, { text: "by mistake", reason: "a word in a reason" });
    const digest = last?.detail["digest"]?.slice(0, 12) ?? "";
    await expect(eraseEverywhere(admin, { text: digest, reason: "a digest" })).rejects.toMatchObject({
      code: "invalid",
    });
    expect((await listErasures(admin)).map(({ reason }) => reason)).toContain("pasted erased");
    expect(await faults()).toEqual([]);
  });

  it("refuses a word of its own, a text that was not found, and a reason that holds it, and changes nothing", async () => {
    const { secret, admin } = await pollute();
    const before = await everything();
    for (const text of ["implemented", "img-vuln-scan", "claim.changed", "nowhere at all"])
      await expect(eraseEverywhere(admin, { text, reason: "a try" })).rejects.toMatchObject({
        code: "invalid",
      });
    await expect(eraseEverywhere(admin, { text: secret, reason: `it is ${secret}` })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await everything()).toBe(before);
    expect(await faults()).toEqual([]);
  });

  it("is an admin's alone, of their own workspace", async () => {
    const { ben, secret, access } = await pollute();
    await expect(requireWorkspaceAccess(ben, "admin")).rejects.toMatchObject({ code: "forbidden" });
    const { admin: other } = await pollute();
    await expect(eraseEverywhere(other, { text: secret, reason: "theirs" })).rejects.toMatchObject({
      code: "invalid",
    });
    expect(await noteOf(access)).toBe(`again ${secret}`);
  });

  it("is not done for who is removed while it waits for its turn", async () => {
    const { secret, admin } = await pollute();
    const before = await findText(admin, secret);
    const removal = runWrite(async (transaction) => {
      await lockWorkspace(admin.workspaceId, transaction);
      await sleep(300);
      await transaction.membership.deleteMany({ where: { userId: admin.viewer.userId } });
    });
    await sleep(50);
    await expect(eraseEverywhere(admin, { text: secret, reason: "out of spite" })).rejects.toMatchObject({
      code: "unauthorized",
    });
    await removal;
    expect(await findText(admin, secret)).toEqual(before);
  });

  it("outside of an erasure nothing can be changed, and inside of one only texts", async () => {
    const { access, admin } = await pollute();
    const change = (data: object) =>
      runWrite((transaction) =>
        transaction.pipelineOperation.updateMany({ where: { pipelineId: access.pipelineId }, data }),
      );
    await expect(change({ body: "{}" })).rejects.toThrow();
    await expect(
      runWrite(async (transaction) => {
        const about = { workspaceId: admin.workspaceId, at: new Date(), byId: "x", reason: "x" };
        await transaction.erasure.create({ data: { id: "open", ...about, digest: "", auditNumber: 0 } });
        await transaction.pipelineOperation.updateMany({
          where: { pipelineId: access.pipelineId },
          data: { actorId: "somebody else" },
        });
      }),
    ).rejects.toThrow();
    expect(await faults()).toEqual([]);
  });

  it("comes along in a backup, which is restored whole", async () => {
    const { secret, admin } = await pollute();
    await eraseEverywhere(admin, { text: secret, reason: "pasted by mistake" });
    const folder = mkdtempSync(path.join(tmpdir(), "blueline-erase-"));
    const file = path.join(folder, "one.backup");
    const target = await createScratchDatabase("sqlite", "");
    try {
      await backup(url(), file);
      expect(gunzipSync(readFileSync(file)).includes(secret)).toBe(false);
      expect((await restore(target.url, file)).rows).toBeGreaterThan(10);
    } finally {
      rmSync(folder, { recursive: true });
      await target.remove();
    }
  });

  it("an erasure that the record does not have counts for nothing", async () => {
    const { access, admin } = await pollute();
    await runWrite(async (transaction) => {
      const about = { workspaceId: admin.workspaceId, at: new Date(0), byId: "x", reason: "x" };
      await transaction.erasure.create({
        data: { id: `forged-${dialect}`, ...about, digest: "", auditNumber: 0 },
      });
      const where = { pipelineId: access.pipelineId, revision: 4 };
      const entry = await transaction.pipelineOperation.findFirstOrThrow({ where });
      const body = entry.body.replace("again", "never");
      await transaction.pipelineOperation.updateMany({ where, data: { body } });
      const row = {
        kind: "operation",
        key: `${access.pipelineId} 4`,
        was: entry.hash,
        now: operationHash({ ...entry, body }),
      } as const;
      await transaction.erasedRow.create({ data: { erasureId: `forged-${dialect}`, ...row } });
      await transaction.erasure.update({
        where: { id: `forged-${dialect}` },
        data: { isOpen: false, digest: digestOf([row]) },
      });
    });
    expect(await faults()).toMatchObject([{ id: `forged-${dialect}` }, { revision: 4 }]);
  });

  it("a change that is passed off as an erasure is found", async () => {
    const { secret, admin } = await pollute();
    await eraseEverywhere(admin, { text: secret, reason: "pasted by mistake" });
    const [row] = await database().client.erasedRow.findMany({ where: { kind: "operation" }, take: 1 });
    if (!row) throw new Error("Nothing was erased from an operation.");
    const revision = Number(row.key.split(" ")[1]);
    await tamper(
      dialect,
      url(),
      "pipeline_operation",
      `UPDATE pipeline_operation SET body = replace(body, 'erased', 'praised') WHERE "pipelineId" = '${row.key.split(" ")[0]}' AND revision = ${revision}`,
    );
    expect(await faults()).toContainEqual(expect.objectContaining({ revision }));
    await tamper(dialect, url(), "erased_row", `UPDATE erased_row SET now = 'x' WHERE key = '${row.key}'`);
    expect((await readTombstones(database().client)).report.broken.map(({ id }) => id)).toContain(
      row.erasureId,
    );
  });
});
