import "server-only";
import type * as z from "zod";
import type { mentionableSchema } from "@/lib/domain/contract/comments";
import type { PipelineAccess } from "../auth/access";
import { getDatabase } from "../db";

const mostPeople = 2_000;

/** The members of the workspace, by name; the machine member of a trust rule reads no comment. */
export async function listMentionable({
  workspaceId,
}: PipelineAccess): Promise<z.output<typeof mentionableSchema>> {
  const memberships = await getDatabase().client.membership.findMany({
    where: { workspaceId, user: { trustRule: { is: null } } },
    orderBy: { createdAt: "asc" },
    take: mostPeople,
    select: { user: { select: { id: true, name: true } } },
  });
  const people = memberships.map(({ user }) => user);
  return { people: people.toSorted((a, b) => a.name.localeCompare(b.name, "en")) };
}
