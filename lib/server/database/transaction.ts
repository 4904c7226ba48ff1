import "server-only";
import { DriverAdapterError, type SqlQueryable, type Transaction } from "@prisma/driver-adapter-utils";

/**
 * A transaction that ends alike on both databases: after a failed statement it can only be rolled back, and a
 * failed commit is really rolled back. Without this, PostgreSQL would answer such a commit with a silent
 * rollback. SQLite may have rolled back by itself and would run the next statements outside any transaction.
 * `end` gives the connection back; `clean` tells whether it is known to be outside a transaction.
 */
export function createTransaction(
  connection: SqlQueryable,
  end: (clean: boolean) => Promise<void>,
): Transaction {
  let state: "open" | "failed" | "ended" = "open";

  async function run<T>(statement: () => Promise<T>): Promise<T> {
    if (state !== "open")
      throw new DriverAdapterError({
        kind: "TransactionAlreadyClosed",
        cause: `The transaction has ${state}.`,
      });
    try {
      return await statement();
    } catch (error) {
      state = "failed";
      throw error;
    }
  }

  async function rollBack(): Promise<void> {
    // After the end, the connection may be in another transaction.
    if (state === "ended") return;
    state = "ended";
    const clean = await execute(connection, "ROLLBACK").then(
      () => true,
      () => false,
    );
    await end(clean);
  }

  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    // Prisma then leaves BEGIN, COMMIT and ROLLBACK to this object.
    options: { usePhantomQuery: true },
    queryRaw: (query) => run(() => connection.queryRaw(query)),
    executeRaw: (query) => run(() => connection.executeRaw(query)),
    rollback: rollBack,
    async commit() {
      try {
        await run(() => execute(connection, "COMMIT"));
      } catch (error) {
        await rollBack();
        throw error;
      }
      state = "ended";
      await end(true);
    },
    createSavepoint: (name) => run(() => execute(connection, `SAVEPOINT ${name}`)),
    releaseSavepoint: (name) => run(() => execute(connection, `RELEASE SAVEPOINT ${name}`)),
    async rollbackToSavepoint(name) {
      await execute(connection, `ROLLBACK TO SAVEPOINT ${name}`);
      if (state === "failed") state = "open";
    },
  };
}

export async function execute(connection: SqlQueryable, sql: string): Promise<void> {
  await connection.executeRaw({ sql, args: [], argTypes: [] });
}
