import "server-only";
import type { Database, DatabaseTransaction } from "./database";

const longest = 6 * 60 * 60 * 1000;

/**
 * Reads a database as of one moment, however long that takes and despite concurrent writes. @param database
 * opened read-only.
 */
export async function readConsistently<T>(
  { client, dialect }: Database,
  work: (reader: DatabaseTransaction) => Promise<T>,
): Promise<T> {
  if (dialect === "postgresql") {
    // The type is the other database's, which has only one level.
    const isolationLevel = "RepeatableRead" as "Serializable";
    return client.$transaction(work, { isolationLevel, timeout: longest, maxWait: 10_000 });
  }
  // The client's own transaction would be a writing one, and block the server's writes. This connection is
  // ours alone.
  await client.$executeRaw`BEGIN`;
  const result = await work(client);
  await client.$executeRaw`COMMIT`;
  return result;
}
