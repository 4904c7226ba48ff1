import { ownerKey } from "../work/work-items";
import type { OwnerDirectory } from "./owner-directory";

export const ownerKinds = ["member", "team", "former", "text"] as const;
export type OwnerKind = (typeof ownerKinds)[number];

export interface ResolvedOwner {
  readonly kind: OwnerKind;
  /** As the workspace writes it; a free text as it is. */
  readonly name: string;
  /** How many members have the name. */
  readonly namesakes: number;
}

/**
 * What owners are in a workspace: a member's name, a team's, or a text that is neither. Case and blanks make no difference. A name
 * that both a member and a team have is the member's.
 * @returns answers for one owner, as people wrote it
 */
export function createOwnerResolver(directory: OwnerDirectory): (owner: string) => ResolvedOwner {
  const known = new Map<string, ResolvedOwner>();
  for (const name of directory.members) {
    const before = known.get(ownerKey(name));
    known.set(ownerKey(name), {
      kind: "member",
      name: before?.name ?? name,
      namesakes: (before?.namesakes ?? 0) + 1,
    });
  }
  const add = (kind: OwnerKind, name: string) => {
    if (!known.has(ownerKey(name))) known.set(ownerKey(name), { kind, name, namesakes: 0 });
  };
  for (const { name } of directory.teams) add("team", name);
  for (const name of directory.former) add("former", name);
  return (owner) => known.get(ownerKey(owner)) ?? { kind: "text", name: owner.trim(), namesakes: 0 };
}
