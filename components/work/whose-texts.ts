import { nobody } from "@/components/findings/gaps/gap-query";
import type { OwnerDirectory } from "@/lib/domain/owners/owner-directory";
import type { ResolvedOwner } from "@/lib/domain/owners/resolve-owner";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

/** How the person who looks is called as an owner. */
export interface OwnOwner {
  readonly names: readonly string[];
  /** The teams that they are in. */
  readonly teams: readonly string[];
  /** How many other members have their name. */
  readonly namesakes: number;
}

const whereNamed = "on the claim, or on the node where the claim names nobody";
const acceptedText = "A risk that nobody owns is of the person who accepted it.";

export function mineText({ names, teams, namesakes }: OwnOwner): string {
  const written = names.map((name) => `“${name}”`).join(" or ");
  const inTeams =
    teams.length === 0
      ? "You are in no team."
      : `So is what names a team that you are in: ${joinWithAnd(teams.map((team) => `“${team}”`))}.`;
  const others =
    namesakes === 0
      ? ""
      : ` ${counted(namesakes, "other member has", "other members have")} your name: what names it is on ${namesakes === 1 ? "both" : "all"} your lists.`;
  return `Yours is what names ${written} as the owner, whatever the case: ${whereNamed}. ${inTeams}${others} ${acceptedText}`;
}

export function matchText(
  who: string,
  { kind, name, namesakes }: ResolvedOwner,
  { teams }: OwnerDirectory,
): string {
  if (who === nobody)
    return "Claims with a date that neither name an owner nor belong to a node that has one.";
  const size = teams.find((team) => team.name === name)?.members ?? 0;
  const what = {
    member: namesakes > 1 ? `${namesakes} members have this name.` : "That is a member.",
    team: `That is a team of ${counted(size, "member")}.`,
    former: "They are no longer a member.",
    text: "That is free text: no member and no team.",
  }[kind];
  return `This is what names “${who}” as the owner, whatever the case: ${whereNamed}. ${what} ${acceptedText}`;
}

/** Where it is somebody's by a team, which one. */
export function teamText({ teams }: OwnOwner, { kind, name }: ResolvedOwner): string | undefined {
  return kind === "team" && teams.includes(name) ? name : undefined;
}
