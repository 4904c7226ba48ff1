import { compareText } from "../pipeline/pipeline";
import { ownerKey } from "../work/work-items";
import { counted } from "../words/english";
import type { OwnerDirectory } from "./owner-directory";
import { ownerLimits } from "./owner-limits";
import { ownerWords } from "./owner-words";
import { createOwnerResolver, type OwnerKind } from "./resolve-owner";

export interface OwnerChoice {
  /** What the field holds once it is chosen. */
  readonly owner: string;
  readonly kind: OwnerKind;
  /** As it is offered: the owner, or what would be done with what was typed. */
  readonly title: string;
  readonly detail: string;
}

const emptyDirectory: OwnerDirectory = { members: [], teams: [], former: [] };

/**
 * What a field for an owner offers: members and teams first, then the spellings that are in use there, then what was typed itself.
 * @param text what was typed; empty: all of them
 * @param directory absent: it is not known, as without a connection
 */
export function ownerChoices(
  text: string,
  directory: OwnerDirectory | undefined,
  spellings: readonly string[],
): readonly OwnerChoice[] {
  const { members, teams } = directory ?? emptyDirectory;
  const resolve = createOwnerResolver(directory ?? emptyDirectory);
  const people = [...new Set(members.map((name) => resolve(name).name))].map((owner): OwnerChoice => {
    const { namesakes } = resolve(owner);
    return {
      owner,
      kind: "member",
      title: owner,
      detail: namesakes > 1 ? `${namesakes} members have this name` : ownerWords.member,
    };
  });
  const groups = teams
    .filter(({ name }) => resolve(name).kind === "team")
    .map(({ name, members: size }): OwnerChoice => ({
      owner: name,
      kind: "team",
      title: name,
      detail: `${ownerWords.team}, ${counted(size, "member")}`,
    }));
  const others = onceEach(spellings).flatMap((owner): OwnerChoice[] => {
    const { kind } = resolve(owner);
    if (directory !== undefined && (kind === "member" || kind === "team")) return [];
    const detail = directory === undefined ? "on this map" : `${ownerWords[kind]}, on this map`;
    return [{ owner, kind, title: owner, detail }];
  });
  const found = [...people.toSorted(byTitle), ...groups.toSorted(byTitle), ...others.toSorted(byTitle)]
    .filter(({ title }) => fits(title, text))
    .slice(0, ownerLimits.offered);
  const typed = text.trim();
  if (typed === "" || found.some(({ owner }) => ownerKey(owner) === ownerKey(typed))) return found;
  const isKnown = directory !== undefined;
  return [
    ...found,
    {
      owner: typed,
      kind: "text",
      title: `Use “${typed}”`,
      detail: isKnown ? "not a member or team" : "members and teams are not known just now",
    },
  ];
}

/** Each word that was typed begins a word of the name, or is in it. */
function fits(title: string, text: string): boolean {
  const name = ownerKey(title);
  return ownerKey(text)
    .split(" ")
    .every((word) => name.includes(word));
}

function onceEach(spellings: readonly string[]): readonly string[] {
  const kept = new Map<string, string>();
  for (const spelling of spellings) {
    const key = ownerKey(spelling);
    if (key !== "" && !kept.has(key)) kept.set(key, spelling.trim());
  }
  return [...kept.values()];
}

function byTitle(a: OwnerChoice, b: OwnerChoice): number {
  return a.title.localeCompare(b.title, "en") || compareText(a.title, b.title);
}
