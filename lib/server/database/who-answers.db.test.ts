import { expect, it } from "vitest";
import { describeEmptyDatabases } from "@/lib/testing/databases";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { requireSnapshotAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { processState } from "../process";
import { createShare } from "../share/create-share";
import { takeSnapshot } from "../snapshot/take-snapshot";
import { createDatabase } from "./create-database";
import { migrate } from "./migrate";

const show = { owners: false, notes: false, evidence: false, hosts: false };

/** A database as it was before the migration. */
const before = [
  'ALTER TABLE share DROP COLUMN "takenOverById"',
  ...["changedBy", "offAt", "operators", "takenOverById", "trustsFrom"].map(
    (column) => `ALTER TABLE trust_rule DROP COLUMN "${column}"`,
  ),
  "DELETE FROM _prisma_migrations WHERE migration_name = '0025_who-answers'",
];

describeEmptyDatabases("a link from before it was asked who answers for it", (newDatabase) => {
  it("belongs to the first admin if its creator may not share today, else to its creator", async () => {
    const url = await newDatabase();
    await migrate(url);
    const then = createDatabase(url);
    processState().slots.set("database", then);
    const { ana, ben, cai, dan } = await makeViewers({
      ana: "admin",
      ben: "editor",
      cai: "editor",
      dan: "admin",
    });
    const first = new Date("2026-01-01T00:00:00Z");
    await then.client.membership.updateMany({ where: { userId: dan.userId }, data: { createdAt: first } });
    const shareOf = async (viewer: Viewer) => {
      const { id } = await takeSnapshot(await makePipeline(viewer), { title: "One" });
      return (await createShare(await requireSnapshotAccess(viewer, id, "editor"), { show })).id;
    };
    const ids = { gone: await shareOf(ben), lesser: await shareOf(cai), kept: await shareOf(ana) };
    await then.client.membership.deleteMany({ where: { userId: ben.userId } });
    await then.client.membership.updateMany({ where: { userId: cai.userId }, data: { role: "viewer" } });
    for (const sql of before) await then.client.$executeRawUnsafe(sql);
    processState().slots.delete("database");
    await then.close();

    await migrate(url);
    const { client, close } = createDatabase(url);
    const by = async (id: string) => (await client.share.findUniqueOrThrow({ where: { id } })).takenOverById;
    expect(await by(ids.gone)).toBe(dan.userId);
    expect(await by(ids.lesser)).toBe(dan.userId);
    expect(await by(ids.kept)).toBeNull();
    await close();
  });
});
