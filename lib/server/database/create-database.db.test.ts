import { execFile } from "node:child_process";
import { existsSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { getDatabase, runWrite } from "@/lib/server/db";
import { describeBothDatabases } from "@/lib/testing/databases";
import { createDatabase } from "./create-database";
import { sqliteFileOf } from "./sqlite-file";

describeBothDatabases("a database", ({ database, url, dialect }) => {
  it("is the one that the server's code gets", async () => {
    expect(getDatabase()).toBe(database());
    expect(await runWrite((transaction) => transaction.workspace.count())).toBe(0);
    expect(database().dialect).toBe(dialect);
  });

  it("can be looked at, and not changed, by a tool while the server has it open", async () => {
    const readOnly = createDatabase(url(), { readOnly: true });
    try {
      expect(await readOnly.client.workspace.count()).toBe(0);
      await expect(
        readOnly.client.workspace.create({ data: { id: "w", name: "w", createdAt: new Date(0) } }),
      ).rejects.toThrow();
    } finally {
      await readOnly.close();
    }
  });

  if (dialect === "sqlite") {
    it("syncs every commit to the disk", async () => {
      const { client } = database();
      expect(await client.$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: "wal" }]);
      expect(await client.$queryRaw`PRAGMA synchronous`).toMatchObject([{ synchronous: 2n }]);
      expect(await client.$queryRaw`PRAGMA foreign_keys`).toMatchObject([{ foreign_keys: 1n }]);
    });
  }

  if (dialect === "sqlite") {
    it("is readable by its owner alone", async () => {
      const file = sqliteFileOf(url());
      await database().client.workspace.count();
      for (const side of ["", "-wal", "-shm", ".lock"])
        expect(statSync(`${file}${side}`).mode & 0o777, side).toBe(0o600);
      expect(statSync(path.dirname(file)).mode & 0o777).toBe(0o700);
    });
  }

  if (dialect === "sqlite") {
    it("is refused to a second process, at once and with the reason", async () => {
      const startedAt = performance.now();
      await expect(openInProcess(url())).rejects.toThrow("Another Blueline process uses the database");
      expect(performance.now() - startedAt).toBeLessThan(6000);
      // Also after its file is deleted.
      rmSync(`${sqliteFileOf(url())}.lock`);
      await expect.poll(() => existsSync(`${sqliteFileOf(url())}.lock`)).toBe(true);
      await expect(openInProcess(url())).rejects.toThrow("Another Blueline process uses the database");
    });
  }

  if (dialect === "sqlite") {
    it("is never made again by opening it", () => {
      const missing = `${url()}-missing`;
      expect(() => createDatabase(missing)).toThrow("does not exist");
      expect(existsSync(sqliteFileOf(missing))).toBe(false);
    });
  }
});

async function openInProcess(url: string): Promise<void> {
  const script = `import { createDatabase } from "./lib/server/database/create-database.ts"; createDatabase(process.env.DATABASE_URL);`;
  const options = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", script];
  await promisify(execFile)(process.execPath, options, { env: { ...process.env, DATABASE_URL: url } });
}
