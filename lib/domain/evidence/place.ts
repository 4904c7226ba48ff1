/** Where a statement belongs, or why a person has to say it, with the nodes to choose from, the likeliest first. */
export type Place =
  | { readonly node: string }
  | { readonly why: string; readonly candidates: readonly string[] };
