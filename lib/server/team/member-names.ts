import "server-only";
import { getDatabase } from "../db";

/** What people are called now; one who was removed altogether is "a former member". */
export async function memberNames(ids: readonly string[]): Promise<(id: string) => string> {
  const users = await getDatabase().client.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? "a former member";
}
