import "server-only";
import type { Prisma, PrismaClient } from "@/prisma/generated/sqlite/client";
import type { WriteQueue } from "./write-queue";

export type Dialect = "sqlite" | "postgresql";

/** One type for both databases: the models are the same, so the two generated clients differ in name only. */
export type DatabaseClient = PrismaClient;
export type DatabaseTransaction = Prisma.TransactionClient;

export type WriteOptions = {
  /** In milliseconds: a longer transaction is rolled back. */
  readonly timeout?: number;
};

export type Database = {
  readonly dialect: Dialect;
  readonly client: DatabaseClient;
  /** For readiness, metrics and shutdown. */
  readonly writes: WriteQueue;
  readonly runWrite: <T>(
    work: (transaction: DatabaseTransaction) => Promise<T>,
    options?: WriteOptions,
  ) => Promise<T>;
  readonly close: () => Promise<void>;
};
