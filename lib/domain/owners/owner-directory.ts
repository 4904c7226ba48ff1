/** Whom a workspace knows as owners: what an owner, which is a text, is held against. */
export interface OwnerDirectory {
  /** Names, one for each member: two of the same name are there twice. */
  readonly members: readonly string[];
  readonly teams: readonly { readonly name: string; readonly members: number }[];
  /** Names of those who were removed from the members. */
  readonly former: readonly string[];
}
