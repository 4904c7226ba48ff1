import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapterFactory, Transaction } from "@prisma/driver-adapter-utils";
import type { PoolClient } from "pg";
import { createTransaction } from "./transaction";

export const poolSize = 10;

export function guardedPostgresql(url: string, readOnly: boolean): SqlDriverAdapterFactory {
  const factory = new PrismaPg(
    {
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 5000,
      // A hanging server must not block us: the request fails and can be retried.
      query_timeout: 10_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
      ...(readOnly ? { options: "-c default_transaction_read_only=on" } : {}),
    },
    // The pool drops a broken idle connection by itself; without a listener its error would end the process.
    { onPoolError: () => undefined, onConnectionError: () => undefined },
  );
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    async connect() {
      const pool = await factory.connect();
      return {
        provider: pool.provider,
        adapterName: pool.adapterName,
        queryRaw: (query) => pool.queryRaw(query),
        executeRaw: (query) => pool.executeRaw(query),
        executeScript: (script) => pool.executeScript(script),
        getConnectionInfo: () => pool.getConnectionInfo(),
        dispose: () => pool.dispose(),
        async startTransaction(isolationLevel) {
          const begun = await pool.startTransaction(isolationLevel);
          return createTransaction(begun, (clean) => giveBack(begun, clean));
        },
      };
    },
  };
}

async function giveBack(begun: Transaction, clean: boolean): Promise<void> {
  if (clean) return begun.commit();
  // A connection that may still be inside the transaction must not serve the next one, so the adapter keeps
  // it.
  const { client } = begun as unknown as { client: PoolClient };
  client.release(true);
}
