import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";

/** In the place of a person's id: what the server did by itself. */
export const theServer = "";

/** What people are called now; one who was removed altogether is "a former member". */
export async function memberNames(
  ids: readonly string[],
  database: DatabaseTransaction = getDatabase().client,
): Promise<(id: string) => string> {
  const users = await database.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? (id === theServer ? "the server" : "a former member");
}
