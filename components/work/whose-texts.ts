import { nobody } from "@/components/findings/gaps/gap-query";
import type { OwnerDirectory } from "@/lib/domain/owners/owner-directory";
import type { ResolvedOwner } from "@/lib/domain/owners/resolve-owner";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

/** The owner names that mean the viewer. */
export interface OwnOwner {
  readonly names: readonly string[];
  /** Their teams. */
  readonly teams: readonly string[];
  /** The number of other members with their name. */
  readonly namesakes: number;
}

const caseText = "Upper and lower case count as the same.";
const acceptedText = "Accepted risks without an owner go to the person who accepted them.";

export function mineText({ names, teams, namesakes }: OwnOwner): string {
  const written = names.map((name) => `“${name}”`).join(" or ");
  const inTeams =
    teams.length === 0 ? "" : ` or your teams (${joinWithAnd(teams.map((team) => `“${team}”`))})`;
  const others =
    namesakes === 0
      ? ""
      : ` ${counted(namesakes, "other member has", "other members have")} your name, so these are on ${namesakes === 1 ? "both" : "all"} your lists.`;
  return `Shows controls owned by you (${written})${inTeams}, directly or through the node. ${caseText}${others} ${acceptedText}`;
}

export function matchText(
  who: string,
  { kind, name, namesakes }: ResolvedOwner,
  { teams }: OwnerDirectory,
): string {
  if (who === nobody) return "Shows controls with a date but no owner, on nodes without an owner.";
  const size = teams.find((team) => team.name === name)?.members ?? 0;
  const what = {
    member: namesakes > 1 ? `${namesakes} members have this name.` : "A member of the workspace.",
    team: `A team of ${counted(size, "member")}.`,
    former: "A former member.",
    text: "Free text: no member or team has this name.",
  }[kind];
  return `Shows controls owned by “${who}”, directly or through the node. ${caseText} ${what} ${acceptedText}`;
}

/** The viewer's team that owns it, if one does. */
export function teamText({ teams }: OwnOwner, { kind, name }: ResolvedOwner): string | undefined {
  return kind === "team" && teams.includes(name) ? name : undefined;
}
