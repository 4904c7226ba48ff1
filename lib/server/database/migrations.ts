import "server-only";
import { createHash } from "node:crypto";
import scripts from "@/prisma/generated/migrations.json";
import type { Dialect } from "./database";

export type Migration = { readonly name: string; readonly sql: string };

/** A row of `_prisma_migrations` that was not marked as rolled back. */
export type AppliedMigration = {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
};

/** The migrations of prisma/<dialect>/migrations, in order, as they were when the code was generated. */
export function knownMigrations(dialect: Dialect): readonly Migration[] {
  return scripts[dialect];
}

/** As Prisma computes it, so that its own tools agree. */
export function checksumOf(migration: Migration): string {
  return createHash("sha256").update(migration.sql).digest("hex");
}

/** What is still to be applied; throws when the database is not one that this code may touch. */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const knownByName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = knownByName.get(name);
    if (migration === undefined) {
      throw new Error(
        `The database has the migration ${name}, which this version of Blueline does not know: a newer version has used it. Start that version, or restore a backup.`,
      );
    }
    if (!finished)
      throw new Error(
        `The migration ${name} was begun on this database and never finished. Restore a backup.`,
      );
    if (checksum !== checksumOf(migration)) {
      throw new Error(
        `The migration ${name} is not the one that this database was made with: its checksum differs. Use the version of Blueline that made it.`,
      );
    }
  }
  const appliedNames = new Set(applied.map((row) => row.name));
  return known.filter((migration) => !appliedNames.has(migration.name));
}
