import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import type { Show } from "@/lib/domain/contract/shares";
import { aPipeline } from "@/lib/testing/builders";
import { describeBothDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { createScratchDatabase } from "@/lib/testing/scratch-database";
import { tamper } from "@/lib/testing/tamper";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { readAudit } from "../audit/audit-page";
import { type PipelineAccess, requireSnapshotAccess, requireWorkspaceAccess } from "../auth/access";
import { newRecordId } from "../auth/secrets";
import type { Viewer } from "../auth/viewer";
import { backup } from "../backup/backup";
import { restore } from "../backup/restore";
import { getComparison } from "../compare/get-comparison";
import { createDatabase } from "../database/create-database";
import { runWrite } from "../db";
import { archivePipeline } from "../pipeline/commands";
import { forgetState } from "../pipeline/document-cache";
import { takeDueSnapshots, takeScheduled } from "./automatic-snapshots";
import { createShare } from "../share/create-share";
import { openSnapshot } from "./open-snapshot";
import { getSnapshot, listSnapshots } from "./queries";
import { readTimeline } from "./read-timeline";
import { getSnapshotSchedule, setSnapshotSchedule } from "./snapshot-schedule";
import { copySnapshot } from "./restore-snapshot";
import { takeSnapshot } from "./take-snapshot";
import { contentBudgets, verifyChain } from "./verify-chain";
import { verifySnapshots } from "./verify-snapshots";

const show: Show = { owners: true, notes: false, evidence: false, hosts: false };
const at = (day: string) => new Date(`${day}T00:01:00Z`);

describeBothDatabases("automatic snapshots", ({ database, dialect, url }) => {
  let access: PipelineAccess;
  let ana: Viewer;
  const rows = () =>
    database().client.snapshot.findMany({
      where: { pipelineId: access.pipelineId },
      orderBy: { number: "asc" },
    });
  const periods = async () => (await rows()).map(({ period }) => period);
  const takeAt = (day: string) => takeDueSnapshots(() => at(day));
  const change = (description: string) => pushTo(access, { type: "pipeline.changed", set: { description } });

  beforeEach(async () => {
    ({ ana } = await makeViewers({ ana: "admin" }));
    const document = aPipeline("Payments API")
      .node("ci", { note: newRecordId() })
      .claim("ci", "img-sign", {
        status: "implemented",
        evidence: [
          { id: "e1", title: "Log", result: "supports", effective: "2026-01-01", expires: "2026-11-27" },
        ],
      })
      .toDocument();
    access = await makePipeline(ana, { document });
    // Those of earlier tests are due as well.
    await runWrite((transaction) =>
      transaction.pipeline.updateMany({ data: { snapshotSchedule: "off", snapshotPeriod: null } }),
    );
    await setSnapshotSchedule(access, { schedule: "daily" }, at("2026-11-20"));
  });

  it("are taken from the next day on, once for each, by one of two servers", async () => {
    await takeAt("2026-11-20");
    expect(await rows()).toEqual([]);
    const taken = await Promise.all([1, 2].map(() => takeScheduled(access, at("2026-11-21"))));
    expect(taken.filter(Boolean)).toHaveLength(1);
    const { snapshots } = await listSnapshots(access);
    expect(snapshots).toMatchObject([
      { title: "Automatic, 21 Nov 2026", takenBy: "the server", automatic: true, thinnedAt: null },
    ]);
    // Not even past the lock.
    const [row] = await rows();
    const again = { ...(row ?? expect.unreachable()), id: newRecordId(), number: 2 };
    await expect(runWrite((transaction) => transaction.snapshot.create({ data: again }))).rejects.toThrow();
  });

  it("are caught up once, and none is taken of what did not change; expired evidence is a change", async () => {
    await takeAt("2026-11-25");
    expect(await periods()).toEqual(["2026-11-25"]);
    await takeAt("2026-11-26");
    expect(await periods()).toEqual(["2026-11-25"]);
    await takeAt("2026-11-28");
    expect(await periods()).toEqual(["2026-11-25", "2026-11-28"]);
    await change("another");
    await takeAt("2026-11-28");
    expect(await periods()).toHaveLength(2);
    await setSnapshotSchedule(access, { schedule: "weekly" }, at("2026-11-28"));
    await takeAt("2026-11-29");
    await takeAt("2026-12-09");
    expect(await periods()).toEqual(["2026-11-25", "2026-11-28", "2026-W50"]);
    expect(await getSnapshotSchedule(access)).toEqual({ schedule: "weekly" });
    const { entries } = await readAudit(await requireWorkspaceAccess(ana, "admin"), {
      event: "snapshot-schedule-changed",
    });
    expect(entries.map(({ actor, detail }) => [actor.name, detail["before"], detail["schedule"]])).toEqual([
      ["ana", "daily", "weekly"],
      ["ana", "off", "daily"],
    ]);
  });

  /**
   * Monday to Thursday: 1 is the first of its week, 2 is alone, 3 is shared, 4 equals 5, which a person took;
   * 6 is the newest.
   */
  async function takeWeek() {
    for (const [index, day] of ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"].entries()) {
      await change(`day ${index}`);
      await takeAt(day);
    }
    await takeSnapshot(access, { title: "By hand" }, at("2026-11-26"));
    const ids = (await rows()).map(({ id }) => id);
    const accessTo = (number: number) => requireSnapshotAccess(ana, ids[number - 1] ?? "", "editor");
    await createShare(await accessTo(3), { show });
    return { accessTo };
  }

  it("are kept whole where a link compares another snapshot with them", async () => {
    const { accessTo } = await takeWeek();
    await createShare(await accessTo(5), { kind: "comparison", comparedWith: 2, show });
    await change("later");
    await takeAt("2026-12-20");
    const thinned = (await rows()).filter(({ thinnedAt }) => thinnedAt !== null);
    expect(thinned.map(({ number }) => number)).toEqual([4]);
  });

  it("are thinned by the rule: the row stays and the chain is whole, the content goes that nothing else has", async () => {
    const { accessTo } = await takeWeek();
    await change("later");
    await takeAt("2026-12-20");
    const thinned = (await rows()).filter(({ thinnedAt }) => thinnedAt !== null);
    expect(thinned.map(({ number }) => number)).toEqual([2, 4]);
    const [alone, shared] = thinned;
    const kept = async (hashes: readonly (string | undefined)[]) =>
      database().client.content.count({ where: { hash: { in: hashes.flatMap((hash) => hash ?? []) } } });
    expect([
      await kept([alone?.documentHash]),
      await kept([shared?.documentHash, shared?.postureHash]),
    ]).toEqual([0, 2]);

    const proof = await verifyChain(access, contentBudgets.asked);
    expect([proof.snapshots, proof.thinned, proof.broken]).toEqual([6, 2, []]);
    expect(proof.contents.checked).toBe(proof.contents.kept);
    const report = await verifySnapshots(database().client);
    expect(report.broken.filter(({ pipelineId }) => pipelineId === access.pipelineId)).toEqual([]);

    const from = await accessTo(2);
    expect(await openSnapshot(from)).toMatchObject({
      faults: [],
      kept: undefined,
      thinnedAt: at("2026-12-20").toISOString(),
    });
    const words = /napshot 2 was pruned by the retention rule on 20 Dec 2026/;
    for (const refuse of [getSnapshot, () => createShare(from, { show }), () => copySnapshot(from)])
      await expect(refuse(from)).rejects.toMatchObject({
        code: "conflict",
        detail: expect.stringMatching(words),
      });
    await expect(
      getComparison(ana, { from: `snapshot:${from.snapshotId}`, to: `pipeline:${access.pipelineId}` }),
    ).rejects.toMatchObject({
      code: "invalid",
      errors: [{ path: "from", message: expect.stringMatching(words) }],
    });
    const { entries, points } = await readTimeline(access);
    expect(points.every(({ coverage }) => coverage !== undefined)).toBe(true);
    expect(entries.filter(({ thinnedAt }) => thinnedAt !== null).map(({ number }) => number)).toEqual([4, 2]);
    const audit = await readAudit(await requireWorkspaceAccess(ana, "admin"), { event: "snapshots-thinned" });
    expect(audit.entries).toMatchObject([
      { actor: { name: "" }, target: { name: "Payments API" }, detail: { numbers: "2, 4" } },
    ]);

    const folder = mkdtempSync(path.join(tmpdir(), "blueline-thinned-"));
    const target = await createScratchDatabase("sqlite", "");
    try {
      await backup(url(), path.join(folder, "one.backup"));
      await restore(target.url, path.join(folder, "one.backup"));
      const restored = createDatabase(target.url);
      expect(await restored.client.pipeline.findUnique({ where: { id: access.pipelineId } })).toMatchObject({
        snapshotSchedule: "daily",
        snapshotPeriod: "2026-12-20",
      });
      await restored.close();
    } finally {
      rmSync(folder, { recursive: true });
      await target.remove();
    }
  });

  it("are thinned in no other way: the database refuses what the rule does not do", async () => {
    await takeWeek();
    const all = await rows();
    const thin = (number: number, data: object = {}) =>
      runWrite((transaction) =>
        transaction.snapshot.update({
          where: { pipelineId_number: { pipelineId: access.pipelineId, number } },
          data: { thinnedAt: at("2026-12-20"), ...data },
        }),
      );
    const remove = (hash: string | undefined) =>
      runWrite((transaction) => transaction.content.delete({ where: { hash: hash ?? "" } }));
    // Shared, taken manually and also the newest, and beyond the retention rule.
    await expect(thin(3)).rejects.toThrow();
    await expect(thin(5)).rejects.toThrow();
    await expect(thin(2, { title: "Other" })).rejects.toThrow();
    await expect(thin(2, { period: null })).rejects.toThrow();
    await expect(remove(all[1]?.documentHash)).rejects.toThrow();
    await thin(2);
    await expect(thin(2, { thinnedAt: null })).rejects.toThrow();
    await expect(thin(2, { thinnedAt: at("2026-12-21") })).rejects.toThrow();
    await thin(4);
    await expect(remove(all[3]?.documentHash)).rejects.toThrow();
    await expect(remove(all[1]?.catalogueHash)).rejects.toThrow();
    await remove(all[1]?.documentHash);
    const where = { pipelineId_number: { pipelineId: access.pipelineId, number: 2 } };
    await expect(runWrite((transaction) => transaction.snapshot.delete({ where }))).rejects.toThrow();
  });

  it("that are said to be automatic or thinned and are not are named by the chain of proof", async () => {
    const { accessTo } = await takeWeek();
    const broken = async () => (await verifyChain(access, contentBudgets.opening)).broken;
    const alter = (number: number, set: string) =>
      tamper(
        dialect,
        url(),
        "snapshot",
        `UPDATE "snapshot" SET ${set} WHERE "pipelineId" = '${access.pipelineId}' AND "number" = ${number}`,
      );
    const moment = "'2026-12-20T00:00:00.000+00:00'";
    await alter(5, `"thinnedAt" = ${moment}`);
    expect(await broken()).toMatchObject([
      { number: 5, fault: expect.stringContaining("no retention rule applies to it") },
    ]);
    const opened = await openSnapshot(await accessTo(5));
    expect([opened.faults, opened.kept]).toEqual([
      [expect.stringContaining("no retention rule applies to it")],
      undefined,
    ]);
    await alter(5, `"period" = '2026-11-27'`);
    expect(await broken()).toMatchObject([{ number: 5, fault: expect.stringContaining("its author") }]);
  });

  it("are not hindered by a pipeline that cannot be read, and archived ones have none", async () => {
    const [damaged, archived] = [await makePipeline(ana), await makePipeline(ana)];
    for (const one of [damaged, archived])
      await setSnapshotSchedule(one, { schedule: "daily" }, at("2026-11-20"));
    await archivePipeline(archived);
    forgetState(damaged.pipelineId);
    await tamper(
      dialect,
      url(),
      "pipeline_checkpoint",
      `DELETE FROM "pipeline_checkpoint" WHERE "pipelineId" = '${damaged.pipelineId}'`,
    );
    await takeAt("2026-11-21");
    expect(await periods()).toEqual(["2026-11-21"]);
    const others = { pipelineId: { in: [damaged.pipelineId, archived.pipelineId] } };
    expect(await database().client.snapshot.count({ where: others })).toBe(0);
    await expect(takeScheduled(archived, at("2026-11-21"))).rejects.toMatchObject({ code: "not-found" });
  });
});
