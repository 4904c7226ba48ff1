import "server-only";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import {
  DriverAdapterError,
  type SqlDriverAdapter,
  type SqlDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import { Mutex, withTimeout } from "async-mutex";
import { sqlitePragmas } from "./sqlite-file";
import { createTransaction, execute } from "./transaction";
import { insideWriteError, seemsInsideWrite } from "./write-queue";

/** In milliseconds; below what a transaction may take, which would end it with another word. */
const patience = 3_000;

/**
 * Prisma's adapter has one connection and runs every query on it at once, so a plain write would land inside whatever
 * transaction is open and vanish when that rolls back. Here a statement, or a whole transaction, has the connection to itself.
 */
export function guardedSqlite(file: string, readOnly: boolean): SqlDriverAdapterFactory {
  const factory = new PrismaBetterSqlite3({ url: file, fileMustExist: true });
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const connection = await factory.connect();
      await connection.executeScript(sqlitePragmas);
      if (readOnly) await connection.executeScript("PRAGMA query_only = ON");
      return guard(connection);
    },
  };
}

function guard(connection: SqlDriverAdapter): SqlDriverAdapter {
  const mutex = new Mutex();
  // A query of somebody else that was sent along with the write's has its turn after it; one of the write's own never would.
  const patient = withTimeout(mutex, patience, insideWriteError());

  function alone<T>(statement: () => Promise<T>): Promise<T> {
    return (seemsInsideWrite() ? patient : mutex).runExclusive(statement);
  }

  return {
    provider: connection.provider,
    adapterName: connection.adapterName,
    queryRaw: (query) => alone(() => connection.queryRaw(query)),
    executeRaw: (query) => alone(() => connection.executeRaw(query)),
    executeScript: (script) => alone(() => connection.executeScript(script)),
    dispose: () => mutex.runExclusive(() => connection.dispose()),
    async startTransaction(isolationLevel) {
      if (isolationLevel !== undefined && isolationLevel !== "SERIALIZABLE") {
        throw new DriverAdapterError({ kind: "InvalidIsolationLevel", level: isolationLevel });
      }
      const release = await mutex.acquire();
      try {
        // Immediate: a deferred transaction that reads first can fail later, when it wants to write.
        await execute(connection, "BEGIN IMMEDIATE");
      } catch (error) {
        release();
        throw error;
      }
      return createTransaction(connection, async () => release());
    },
  };
}
