import "server-only";
import type { OwnControlVersion, OwnFrameworkEdition } from "@/prisma/generated/sqlite/client";
import { isOfCatalogue } from "@/lib/domain/catalogue/own/own-controls";
import type { OwnControl, OwnFramework, Policy } from "@/lib/domain/pipeline/document";
import { ownControlSchema, ownFrameworkSchema } from "@/lib/domain/pipeline/own-control-schemas";
import { byId } from "@/lib/domain/pipeline/pipeline";
import type { DatabaseTransaction } from "../database/database";
import { parsedJson } from "../parsed-json";
import { newestControls, newestFrameworks } from "./newest-own";

type OwnPolicy = Pick<Policy, "controls" | "frameworks">;

/**
 * The custom controls and frameworks of a workspace, as its maps include them: of each control the newest
 * released version.
 * @param withDrafts as if they were released too
 */
export async function ownPolicyOf(
  workspaceId: string,
  database: DatabaseTransaction,
  { withDrafts = false } = {},
): Promise<OwnPolicy> {
  const controls = await newestControls(
    workspaceId,
    database,
    withDrafts ? {} : { releasedAt: { not: null } },
  );
  const frameworks = await newestFrameworks(workspaceId, database);
  const carried = [...controls.values()].flatMap(asCarried);
  const held = [...frameworks.values()].flatMap(asHeld);
  return {
    ...(carried.length > 0 ? { controls: carried.toSorted(byId) } : {}),
    ...(held.length > 0 ? { frameworks: held.toSorted(byId) } : {}),
  };
}

/** A row may have been altered; an unreadable one applies to no node. */
function asCarried({ version, body, retiredAt }: OwnControlVersion): OwnControl[] {
  const written = parsedJson(body);
  const state = retiredAt === null ? "released" : "retired";
  const read = ownControlSchema.safeParse({ ...Object(written), version, state });
  return read.success && !isOfCatalogue(read.data.id) ? [read.data] : [];
}

function asHeld({ body, retiredAt }: OwnFrameworkEdition): OwnFramework[] {
  const read = ownFrameworkSchema.safeParse(parsedJson(body));
  return read.success && retiredAt === null ? [read.data] : [];
}
