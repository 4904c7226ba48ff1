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

type Suite = (fixture: DatabaseFixture) => void;

/**
 * Runs a suite on SQLite and on PostgreSQL, each time on a new, migrated database, which is also what `getDatabase` gives. On
 * PostgreSQL it waits for `npm run test:all`.
 */
export function describeDatabases(title: string, suite: Suite): void {
  onEachDialect(title, ["full"], (dialect) => onNewDatabase(dialect, suite));
}

/** The same for what a database may answer otherwise, by its SQL, its locks or the case of letters: `npm test` runs it on both. */
export function describeBothDatabases(title: string, suite: Suite): void {
  onEachDialect(title, [], (dialect) => onNewDatabase(dialect, suite));
}

/** @param tags of the suite on PostgreSQL */
export function onEachDialect(
  title: string,
  tags: readonly "full"[],
  suite: (dialect: Dialect) => void,
  on: readonly Dialect[] = dialects,
): void {
  for (const dialect of on)
    describe(`${title} (${dialect})`, { tags: dialect === "postgresql" ? [...tags] : [] }, () => {
      suite(dialect);
    });
}

function onNewDatabase(dialect: Dialect, suite: Suite): void {
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
}

/** Runs a suite on both with an empty database for each test, for what is not migrated yet. */
export function describeEmptyDatabases(
  title: string,
  suite: (newDatabase: () => Promise<string>, dialect: Dialect) => void,
): void {
  onEachDialect(title, [], (dialect) => {
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
