import "server-only";
import type { DatabaseTransaction } from "../database/database";
import { getDatabase } from "../db";

/** Replaces a person's id: for changes by the server itself. */
export const theServer = "";

/** The current names of people; a completely removed one is "a former member". */
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
