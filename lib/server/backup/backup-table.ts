import "server-only";
import type { DatabaseTransaction } from "../database/database";

type Page<Row> = { readonly after: Row | undefined; readonly take: number };

/** Reads a table in the order of its key, page by page, and writes it again. */
export type BackupTable = {
  /** Rows read at once; few if a row holds a document. */
  readonly page: number;
  readonly read: (database: DatabaseTransaction, page: Page<never>) => Promise<readonly object[]>;
  readonly write: (database: DatabaseTransaction, rows: readonly never[], now: Date) => Promise<unknown>;
};

export function table<Row extends object>(
  page: number,
  read: (database: DatabaseTransaction, page: Page<Row>) => Promise<Row[]>,
  write: (database: DatabaseTransaction, rows: readonly Row[], now: Date) => Promise<unknown>,
): BackupTable {
  return { page, read, write };
}

export const byId = <Row extends { readonly id: string }>({ after, take }: Page<Row>) => ({
  orderBy: { id: "asc" as const },
  take,
  ...(after ? { cursor: { id: after.id }, skip: 1 } : {}),
});

export const byRevision = <Row extends { readonly pipelineId: string; readonly revision: number }>({
  after,
  take,
}: Page<Row>) => ({
  orderBy: [{ pipelineId: "asc" as const }, { revision: "asc" as const }],
  take,
  ...(after
    ? { cursor: { pipelineId_revision: { pipelineId: after.pipelineId, revision: after.revision } }, skip: 1 }
    : {}),
});

export const byPipelineAndId = <Row extends { readonly pipelineId: string; readonly id: string }>({
  after,
  take,
}: Page<Row>) => ({
  orderBy: [{ pipelineId: "asc" as const }, { id: "asc" as const }],
  take,
  ...(after ? { cursor: { pipelineId_id: { pipelineId: after.pipelineId, id: after.id } }, skip: 1 } : {}),
});
