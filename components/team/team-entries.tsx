import type { OwnersInUse, TeamList } from "@/lib/domain/contract/owners";
import { ownerKey } from "@/lib/domain/work/work-items";
import { OwnerSign } from "@/components/marks/owner-mark";
import { TeamActions } from "./team-actions";
import type { TeamMember } from "./team-dialog";
import { textOfUse } from "./text-of-use";

interface TeamEntriesProps {
  readonly teams: TeamList["teams"];
  readonly members: readonly TeamMember[];
  readonly owners: OwnersInUse["owners"];
  readonly canChange: boolean;
}

/** Each team with its members and what it owns. */
export function TeamEntries({ teams, members, owners, canChange }: TeamEntriesProps) {
  if (teams.length === 0)
    return (
      <p className="max-w-[72ch] text-soft">
        No teams yet. A team is a choice in every owner field.{" "}
        {canChange ? "Create one here." : "An admin can create one."}
      </p>
    );
  const used = new Map(owners.map((one) => [ownerKey(one.owner), one]));
  const called = new Set(members.map(({ name }) => ownerKey(name)));
  return (
    <ul className="divide-y divide-line rounded-card border border-line bg-panel shadow-card">
      {teams.map((team) => {
        const isCalledSo = called.has(ownerKey(team.name));
        const use = isCalledSo ? undefined : used.get(ownerKey(team.name));
        return (
          <li key={team.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <h3 className="flex items-center gap-1.5 font-medium">
                <OwnerSign kind="team" />
                <span className="min-w-0 wrap-anywhere">{team.name}</span>
              </h3>
              <p className="text-soft wrap-anywhere">
                {team.members.length === 0 ? "No members." : team.members.map(({ name }) => name).join(", ")}
              </p>
              <p className="text-tiny text-soft">{use ? `Owns ${textOfUse(use)}.` : "Owns nothing yet."}</p>
              {isCalledSo && (
                <p className="text-tiny text-partial">
                  A member has this name too, and owns the items with this name. Rename the team.
                </p>
              )}
            </div>
            {canChange && <TeamActions team={team} members={members} inUse={use?.pipelines ?? 0} />}
          </li>
        );
      })}
    </ul>
  );
}
