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

/** In milliseconds; below the limit of a transaction, whose error would be different. */
const patience = 3_000;

/**
 * Prisma's adapter runs every query at once on its one connection, so a plain write would land inside any
 * open transaction and vanish with its rollback. Here a statement, or a whole transaction, has the connection
 * to itself.
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
  // An unrelated query sent with the write's queries runs after them. One of the write's own would wait
  // forever.
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
        // Immediate: a deferred transaction that reads first can fail later, at its first write.
        await execute(connection, "BEGIN IMMEDIATE");
      } catch (error) {
        release();
        throw error;
      }
      return createTransaction(connection, async () => release());
    },
  };
}
