import type { TokenScope } from "@/lib/domain/contract/token-scopes";

/** The rights of a token, with what they let a program do. */
export const scopeWords: {
  readonly [Scope in TokenScope]: { readonly name: string; readonly about: string };
} = {
  read: {
    name: "Read",
    about: "maps, statuses, snapshots, comparisons and lists of changes",
  },
  import: { name: "Import repositories", about: "adds what repository files show to an existing map" },
  evidence: { name: "Upload evidence", about: "scanner reports" },
  snapshot: { name: "Take snapshots", about: "of the current map" },
  write: { name: "Change maps", about: "all rights of an editor on maps, and creating pipelines" },
};

/** The rights that `blueline push` needs. */
export const pushScopes: readonly TokenScope[] = ["read", "import", "evidence", "snapshot"];
