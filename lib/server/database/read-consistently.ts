import "server-only";
import type { Database, DatabaseTransaction } from "./database";

const longest = 6 * 60 * 60 * 1000;

/** Reads a database as of one moment, however long that takes and no matter who writes meanwhile. @param database opened to be read only. */
export async function readConsistently<T>(
  { client, dialect }: Database,
  work: (reader: DatabaseTransaction) => Promise<T>,
): Promise<T> {
  if (dialect === "postgresql") {
    // The type is that of the other database, which knows one level only.
    const isolationLevel = "RepeatableRead" as "Serializable";
    return client.$transaction(work, { isolationLevel, timeout: longest, maxWait: 10_000 });
  }
  // A transaction of the client's own would be one that writes, and keep the server from writing. This connection is ours alone.
  await client.$executeRaw`BEGIN`;
  const result = await work(client);
  await client.$executeRaw`COMMIT`;
  return result;
}
