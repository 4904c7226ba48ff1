import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { describeEmptyDatabases } from "@/lib/testing/databases";
import { schemaDifference } from "@/lib/testing/schema-difference";
import { migrate } from "./migrate";
import { knownMigrations } from "./migrations";

describeEmptyDatabases("migrations", (newDatabase, dialect) => {
  const known = knownMigrations(dialect);
  const names = known.map((migration) => migration.name);

  it("are all applied to a new database, once", async () => {
    const url = await newDatabase();
    expect(await migrate(url)).toEqual(names);
    expect(await migrate(url)).toEqual([]);
  });

  it("create exactly the tables of the models", async () => {
    const url = await newDatabase();
    await migrate(url);
    expect(await schemaDifference(dialect, url)).toBe("");
  });

  it("differ from the models when a table is missing", async () => {
    const url = await newDatabase();
    await migrate(url);
    await migrate(url, [...known, { name: "9999_drop", sql: "DROP TABLE verification" }]);
    expect(await schemaDifference(dialect, url)).toContain('CREATE TABLE "verification"');
  });

  it("are applied once when several processes start together", async () => {
    const url = await newDatabase();
    const counts = await Promise.all([1, 2, 3].map(() => migrateInProcess(url)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(names.length);
  });

  it("refuse a database that a newer version has used", async () => {
    const url = await newDatabase();
    await migrate(url, [...known, { name: "9999_newer", sql: "CREATE TABLE newer (id TEXT)" }]);
    await expect(migrate(url)).rejects.toThrow(/9999_newer.*newer version/);
  });

  it("refuse a database made by other scripts of the same name", async () => {
    const url = await newDatabase();
    await migrate(url);
    const changed = known.map((migration) => ({ ...migration, sql: `${migration.sql}\n-- changed` }));
    await expect(migrate(url, changed)).rejects.toThrow("checksum does not match");
  });

  it("leave nothing behind when one fails, and can then be tried again", async () => {
    const url = await newDatabase();
    await migrate(url);
    const sql = "CREATE TABLE half (id TEXT); INSERT INTO nowhere VALUES (1);";
    await expect(migrate(url, [...known, { name: "9999_next", sql }])).rejects.toThrow("nowhere");
    expect(await migrate(url, [...known, { name: "9999_next", sql: "CREATE TABLE half (id TEXT)" }])).toEqual(
      ["9999_next"],
    );
  });

  it("keep the rows that refer to a table which is made again", async () => {
    const url = await newDatabase();
    const before = `
      CREATE TABLE parent (id TEXT PRIMARY KEY);
      CREATE TABLE child (id TEXT PRIMARY KEY, parent_id TEXT REFERENCES parent (id) ON DELETE CASCADE);
      INSERT INTO parent VALUES ('p');
      INSERT INTO child VALUES ('c', 'p');`;
    const remake = `
      CREATE TABLE new_parent (id TEXT PRIMARY KEY, name TEXT);
      INSERT INTO new_parent (id) SELECT id FROM parent;
      DROP TABLE parent;
      ALTER TABLE new_parent RENAME TO parent;`;
    const check = "CREATE TABLE kept (id TEXT NOT NULL); INSERT INTO kept VALUES ((SELECT id FROM child));";
    const steps = [before, dialect === "sqlite" ? remake : "ALTER TABLE parent ADD COLUMN name TEXT", check];
    const migrations = steps.map((sql, index) => ({ name: `000${index}_step`, sql }));
    expect(await migrate(url, migrations)).toHaveLength(3);
  });
});

async function migrateInProcess(url: string): Promise<number> {
  const script = `import { migrate } from "./lib/server/database/migrate.ts"; console.log((await migrate(process.env.DATABASE_URL)).length);`;
  const options = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, options, {
    env: { ...process.env, DATABASE_URL: url },
  });
  return Number(stdout);
}
