import { afterAll, beforeAll, describe, inject } from "vitest";
import { createDatabase } from "@/lib/server/database/create-database";
import type { Database, Dialect } from "@/lib/server/database/database";
import { migrate } from "@/lib/server/database/migrate";
import { processState } from "@/lib/server/process";
import { createScratchDatabase, type ScratchDatabase } from "./scratch-database";

export const dialects = ["sqlite", "postgresql"] as const satisfies readonly Dialect[];

export type DatabaseFixture = {
  readonly dialect: Dialect;
  /** Call these inside a test or a hook: the database is made when the suite starts. */
  readonly database: () => Database;
  readonly url: () => string;
};

/** Runs a suite on SQLite and on PostgreSQL, each time on a new, migrated database, which is also what `getDatabase` gives. */
export function describeDatabases(title: string, suite: (fixture: DatabaseFixture) => void): void {
  describe.each(dialects)(`${title} (%s)`, (dialect) => {
    let scratch: ScratchDatabase | undefined;
    let database: Database | undefined;
    const { slots } = processState();
    let before: ReadonlySet<string> = new Set();

    beforeAll(async () => {
      before = new Set(slots.keys());
      scratch = await createScratchDatabase(dialect, inject("postgresUrl"), { inMemory: true });
      await migrate(scratch.url);
      database = createDatabase(scratch.url);
      slots.set("database", database);
    });

    afterAll(async () => {
      // The next suite finds the process as this one did, whichever file it is in.
      for (const name of slots.keys()) if (!before.has(name)) slots.delete(name);
      await database?.close();
      await scratch?.remove();
    });

    suite({ dialect, database: () => required(database), url: () => required(scratch).url });
  });
}

/** Runs a suite on both with an empty database for each test, for what is not migrated yet. */
export function describeEmptyDatabases(
  title: string,
  suite: (newDatabase: () => Promise<string>, dialect: Dialect) => void,
): void {
  describe.each(dialects)(`${title} (%s)`, (dialect) => {
    const made: ScratchDatabase[] = [];
    afterAll(() => Promise.all(made.map((scratch) => scratch.remove())));

    suite(async () => {
      const scratch = await createScratchDatabase(dialect, inject("postgresUrl"), { inMemory: true });
      made.push(scratch);
      return scratch.url;
    }, dialect);
  });
}

function required<T>(value: T | undefined): T {
  if (value === undefined)
    throw new Error("The database is there only while a test or a hook of its suite runs.");
  return value;
}
