import { requirePageViewer } from "@/app/require-page-viewer";
import { NewTeam } from "@/components/team/new-team";
import { OwnersInUse } from "@/components/team/owners-in-use";
import { SettingsFrame } from "@/components/team/settings-frame";
import { TeamEntries } from "@/components/team/team-entries";
import { hasRole } from "@/lib/domain/contract/roles";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { listOwnersInUse } from "@/lib/server/owners/list-owners-in-use";
import { listTeams, membersForTeams } from "@/lib/server/team/teams";

export const metadata = { title: "Teams and owners" };

export default async function TeamsPage() {
  const viewer = await requirePageViewer("/settings/teams");
  const access = await requireWorkspaceAccess(viewer, "viewer");
  const [{ teams }, members, inUse] = await Promise.all([
    listTeams(access),
    membersForTeams(access),
    listOwnersInUse(access),
  ]);
  const isAdmin = viewer.role === "admin";
  return (
    <SettingsFrame
      viewer={viewer}
      active="teams"
      lead="An owner is a member, a team or any other text. A team’s items are in the work list of each member of the team."
    >
      <section aria-labelledby="teams-title">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
          <h2 id="teams-title" className="text-lead">
            Teams
          </h2>
          {isAdmin && <NewTeam members={members} />}
        </div>
        <TeamEntries teams={teams} members={members} owners={inUse.owners} canChange={isAdmin} />
      </section>
      <section aria-labelledby="owners-title" className="mt-8">
        <h2 id="owners-title" className="mb-1 text-lead">
          Owners in use
        </h2>
        <OwnersInUse {...inUse} canMerge={hasRole(viewer.role, "editor")} />
      </section>
    </SettingsFrame>
  );
}
