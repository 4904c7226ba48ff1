import "server-only";
import { createHash } from "node:crypto";
import scripts from "@/prisma/generated/migrations.json";
import type { Dialect } from "./database";

export type Migration = { readonly name: string; readonly sql: string };

/** A row of `_prisma_migrations` without a rollback. */
export type AppliedMigration = {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
};

/** The migrations of prisma/<dialect>/migrations, in order, as of code generation. */
export function knownMigrations(dialect: Dialect): readonly Migration[] {
  return scripts[dialect];
}

/** As Prisma computes it, so that its own tools agree. */
export function checksumOf(migration: Migration): string {
  return createHash("sha256").update(migration.sql).digest("hex");
}

/** The pending migrations; throws if this code may not touch the database. */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  const knownByName = new Map(known.map((migration) => [migration.name, migration]));
  for (const { name, checksum, finished } of applied) {
    const migration = knownByName.get(name);
    if (migration === undefined) {
      throw new Error(
        `The database has migration ${name}, which is unknown to this version of Blueline: a newer version has used it. Start that version, or restore a backup.`,
      );
    }
    if (!finished)
      throw new Error(`Migration ${name} was started on this database but not completed. Restore a backup.`);
    if (checksum !== checksumOf(migration)) {
      throw new Error(
        `Migration ${name} differs from the one that created this database: its checksum does not match. Use the version of Blueline that created it.`,
      );
    }
  }
  const appliedNames = new Set(applied.map((row) => row.name));
  return known.filter((migration) => !appliedNames.has(migration.name));
}
