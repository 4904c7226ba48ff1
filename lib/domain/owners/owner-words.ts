import type { OwnerKind } from "./resolve-owner";

/** What an owner is, as said beside the name. */
export const ownerWords: { readonly [Kind in OwnerKind]: string } = {
  member: "person",
  team: "team",
  former: "no longer a member",
  text: "free text",
};
