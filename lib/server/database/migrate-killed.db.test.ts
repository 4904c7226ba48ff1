import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { describeEmptyDatabases } from "@/lib/testing/databases";
import { takenAway } from "@/lib/testing/first-version";
import { pushTo } from "@/lib/testing/push-to";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { verifyLogs } from "../pipeline/verify-log";
import { processState } from "../process";
import { createDatabase } from "./create-database";
import { migrate } from "./migrate";
import { knownMigrations } from "./migrations";

const rounds = Number(process.env["MIGRATION_KILLS"] ?? 1);
/**
 * In milliseconds, since the program began to migrate; each round waits a little longer than the previous
 * one.
 */
const [soonest, span] = [350, 700];

/** `blueline migrate`, killed after this time. @returns whether it was killed before it had ended */
async function migrateAndKill(url: string, after: number): Promise<boolean> {
  const child = spawn(process.execPath, ["scripts/blueline.mjs", "migrate"], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: "ignore",
  });
  const ended = new Promise<boolean>((resolve) => {
    child.once("exit", (_code, signal) => resolve(signal === "SIGKILL"));
  });
  await sleep(after);
  child.kill("SIGKILL");
  return ended;
}

describeEmptyDatabases("a migration that is killed", (newDatabase, dialect) => {
  it(
    `leaves a database that the next start brings up to date, ${rounds} times over`,
    async () => {
      for (let round = 0; round < rounds; round++) {
        const url = await newDatabase();
        await migrate(url);
        const before = createDatabase(url);
        processState().slots.set("database", before);
        const { ana } = await makeViewers({ ana: "admin" });
        const access = await makePipeline(ana, { name: "Shop" });
        await pushTo(access, { type: "pipeline.changed", set: { description: "kept" } });
        for (const sql of takenAway(dialect)) await before.client.$executeRawUnsafe(sql);
        processState().slots.delete("database");
        await before.close();

        await migrateAndKill(url, soonest + (span * (round + 1)) / (rounds + 1));
        await migrate(url);
        const { client, close } = createDatabase(url);
        try {
          const applied = await client.$queryRaw<{ migration_name: string }[]>`
            SELECT migration_name FROM _prisma_migrations ORDER BY migration_name`;
          expect(applied.map(({ migration_name: name }) => name)).toEqual(
            knownMigrations(dialect).map(({ name }) => name),
          );
          expect(await verifyLogs(client)).toMatchObject({ pipelines: 1, operations: 1, broken: [] });
        } finally {
          await close();
        }
      }
    },
    30_000 + rounds * 10_000,
  );
});
