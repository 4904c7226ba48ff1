import { ownerWords } from "./owner-words";
import type { ResolvedOwner } from "./resolve-owner";

/** "Payments (team)", where there is no room for a sign, as in a choice or on paper. */
export function withOwnerWord({ kind, name }: ResolvedOwner): string {
  return `${name} (${ownerWords[kind]})`;
}
