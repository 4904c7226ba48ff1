import { requirePageViewer } from "@/app/require-page-viewer";
import { DocsPublicSwitch } from "@/components/team/docs-public-switch";
import { InvitationList } from "@/components/team/invitation-list";
import { InviteDialog } from "@/components/team/invite-dialog";
import { MemberTable } from "@/components/team/member-table";
import { ResetList } from "@/components/team/reset-list";
import { SecondFactorSwitch } from "@/components/team/second-factor-switch";
import { SettingsFrame } from "@/components/team/settings-frame";
import { ViewersCommentSwitch } from "@/components/team/viewers-comment-switch";
import { Notice } from "@/components/ui/notice";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { commentSettingsOf } from "@/lib/server/comments/comment-settings";
import { docsSettingsOf } from "@/lib/server/docs/docs-settings";
import { getWorkspaceName, listMembers } from "@/lib/server/team/queries";

export const metadata = { title: "Members" };

const events = new Map([
  ["second-factor", "Second factor removed. Their sessions have ended."],
  ["removal", "Member removed. Their sessions have ended."],
  ["withdrawal", "Invitation withdrawn."],
  ["reset-withdrawal", "Reset link withdrawn."],
]);

export default async function MembersPage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const viewer = await requirePageViewer("/settings/members", "admin");
  const { from } = await searchParams;
  const event = typeof from === "string" ? events.get(from) : undefined;
  const access = await requireWorkspaceAccess(viewer, "admin");
  const [workspace, { members, invitations, resets, secondFactorRequired }, { viewersComment }, docs] =
    await Promise.all([
      getWorkspaceName(access),
      listMembers(access),
      commentSettingsOf(access),
      docsSettingsOf(access),
    ]);
  return (
    <SettingsFrame viewer={viewer} active="members" lead={leadText(workspace, members.length)}>
      {event !== undefined && <Notice className="mb-4">{event}</Notice>}
      <section aria-labelledby="members-title">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="members-title" className="text-lead">
            Current members
          </h2>
          <InviteDialog />
        </div>
        <MemberTable members={members} viewerId={viewer.userId} />
        <p className="mt-2 max-w-[72ch] text-tiny text-soft">
          Viewers read. Editors also change maps, set statuses, and take and share snapshots. Admins also
          archive pipelines, manage members and revoke any link.
        </p>
        <SecondFactorSwitch
          isRequired={secondFactorRequired}
          without={members.filter(({ hasSecondFactor }) => !hasSecondFactor).length}
        />
      </section>
      <InvitationList invitations={invitations} />
      <ResetList resets={resets} />
      <ViewersCommentSwitch isAllowed={viewersComment} />
      <DocsPublicSwitch isPublic={docs.docsPublic} />
    </SettingsFrame>
  );
}

function leadText(workspace: string, members: number): string {
  return members === 1
    ? `You are the only member of ${workspace}. Invite the people who build and run its containers.`
    : `${members} people work in ${workspace}.`;
}
