import "server-only";
import type * as z from "zod";
import type { mentionableSchema } from "@/lib/domain/contract/comments";
import type { PipelineAccess } from "../auth/access";
import { getDatabase } from "../db";
import { memberNamesIn } from "../owners/read-directory";

const mostPeople = 2_000;

/**
 * The members of the workspace, by name, without the machine members of trust rules, which read no comments.
 */
export async function listMentionable({
  workspaceId,
}: PipelineAccess): Promise<z.output<typeof mentionableSchema>> {
  const members = await memberNamesIn(workspaceId, getDatabase().client);
  const people = members.slice(0, mostPeople);
  return { people: people.toSorted((a, b) => a.name.localeCompare(b.name, "en")) };
}
