import type { Role } from "@/lib/domain/contract/roles";
import { type PipelineAccess, requirePipelineAccess, requireWorkspaceAccess } from "@/lib/server/auth/access";
import { newRecordId, newSecret } from "@/lib/server/auth/secrets";
import type { Viewer } from "@/lib/server/auth/viewer";
import { getDatabase } from "@/lib/server/db";
import { createPipeline } from "@/lib/server/pipeline/commands";
import type { NewPipeline } from "@/lib/domain/contract/pipelines";
import { makeWorkspace } from "./team";

/** Members of one new workspace, signed in by a session's row alone: for commands, which ask no cookie. */
export async function makeViewers<Names extends Record<string, Role>>(
  members: Names,
): Promise<{ [Name in keyof Names]: Viewer }> {
  const made = await makeWorkspace(members);
  const now = new Date();
  const viewers: Record<string, Viewer> = {};
  for (const [name, { userId, email, workspaceId }] of Object.entries(made)) {
    const sessionId = newRecordId();
    await getDatabase().client.session.create({
      data: {
        id: sessionId,
        token: newSecret(),
        userId,
        createdAt: now,
        updatedAt: now,
        expiresAt: new Date(now.getTime() + 3_600_000),
      },
    });
    viewers[name] = {
      userId,
      name,
      email,
      workspaceId,
      role: members[name] ?? "viewer",
      sessionId,
      confirmedAt: now,
      hasSecondFactor: false,
      isSecondFactorRequired: false,
    };
  }
  // Made from the names that the type lists.
  return viewers as { [Name in keyof Names]: Viewer };
}

export async function makePipeline(
  viewer: Viewer,
  request: NewPipeline = { name: "Payments API" },
): Promise<PipelineAccess> {
  const { id } = await createPipeline(await requireWorkspaceAccess(viewer, "editor"), request);
  return requirePipelineAccess(viewer, id, "editor");
}
