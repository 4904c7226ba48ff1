import {
  requirePipelineAccess,
  requireSnapshotAccess,
  requireWorkspaceAccess,
} from "@/lib/server/auth/access";
import { templateById } from "@/lib/domain/catalogue/templates/templates";
import { addUser, hashNewPassword } from "@/lib/server/auth/credentials";
import { newRecordId } from "@/lib/server/auth/secrets";
import type { Viewer } from "@/lib/server/auth/viewer";
import { runWrite } from "@/lib/server/db";
import { archivePipeline, createPipeline } from "@/lib/server/pipeline/commands";
import { createShare } from "@/lib/server/share/create-share";
import { takeSnapshot } from "@/lib/server/snapshot/take-snapshot";
import { addReport } from "../add-report";
import { giveRunning } from "../give-running";
import { createReset } from "@/lib/server/team/commands";
import { createTeam } from "@/lib/server/team/teams";
import { createToken } from "@/lib/server/tokens/create-token";
import { createTrustRule } from "@/lib/server/tokens/trust-rules";
import { createInvitation } from "@/lib/server/team/invitations";
import { aTrustRule } from "../trust-rule";

export type Target = Awaited<ReturnType<typeof makeTarget>>;

const hash = hashNewPassword("nine yellow umbrellas");
const manual = requireManual();
const nothing = { owners: false, notes: false, evidence: false, hosts: false };

/** @param admin who makes it all, and so whose share it is. */
export async function makeTarget(admin: Viewer) {
  const workspace = await requireWorkspaceAccess(admin, "admin");
  // Each of its own: what is kept of a document that an erasure met stays erased for any snapshot of the same.
  const document = { ...manual, name: "Payments API", description: newRecordId() };
  const { id: pipelineId } = await createPipeline(workspace, { document });
  const { id: sampleId } = await createPipeline(workspace, { sample: true });
  const { id: archivedId } = await createPipeline(workspace, { name: "Old shop" });
  await archivePipeline(await requirePipelineAccess(admin, archivedId, "admin"));
  const { reportId } = await addReport(await requirePipelineAccess(admin, pipelineId, "editor"));
  const { id: snapshotId } = await takeSnapshot(await requirePipelineAccess(admin, pipelineId, "editor"), {
    title: "Before the audit",
    gate: ["regression"],
  });
  const share = await createShare(await requireSnapshotAccess(admin, snapshotId, "editor"), {
    show: nothing,
  });
  const memberId = await addMemberQuickly(admin.workspaceId);
  const invitation = await createInvitation(workspace, { role: "viewer" });
  const reset = await createReset(workspace, memberId);
  const { id: tokenId } = await createToken(workspace, { name: "nightly", scopes: ["read"] });
  const { id: ruleId } = await createTrustRule(workspace, aTrustRule());
  const { id: teamId } = await createTeam(workspace, {
    name: `Crew ${newRecordId()}`,
    members: [memberId],
  });
  const running = await giveRunning(await requirePipelineAccess(admin, pipelineId, "editor"));
  return {
    ...running,
    teamId,
    tokenId,
    ruleId,
    pipelineId,
    sampleId,
    archivedId,
    reportId,
    snapshotId,
    shareId: share.id,
    shareSecret: secretOf(share.url),
    memberId,
    invitationId: invitation.id,
    invitationSecret: secretOf(invitation.url),
    resetId: reset.id,
    resetSecret: secretOf(reset.url),
  };
}

function requireManual() {
  const template = templateById("manual");
  if (!template) throw new Error("The template is gone.");
  return template.document;
}

/** Without a hash of their own, which takes its time. */
async function addMemberQuickly(workspaceId: string): Promise<string> {
  const passwordHash = await hash;
  const now = new Date();
  return runWrite(async (transaction) => {
    const userId = await addUser(
      { name: "Target", email: `target.${newRecordId()}@example.com` },
      passwordHash,
      now,
      transaction,
    );
    await transaction.membership.create({
      data: { id: newRecordId(), workspaceId, userId, role: "viewer", createdAt: now },
    });
    return userId;
  });
}

function secretOf(url: string): string {
  return url.split("#")[1] ?? "";
}
