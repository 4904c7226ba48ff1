import type { TokenScope } from "@/lib/domain/contract/token-scopes";

/** What a token may be made for, in words: what it is called, and what it lets a program do. */
export const scopeWords: {
  readonly [Scope in TokenScope]: { readonly name: string; readonly about: string };
} = {
  read: {
    name: "Read",
    about: "maps, statuses, snapshots and comparisons; also needed to tell what changed",
  },
  import: { name: "Read repositories into maps", about: "what a repository proves, on a map that is there" },
  evidence: { name: "Send evidence", about: "reports of scanners" },
  snapshot: { name: "Take snapshots", about: "of a map as it is then" },
  write: { name: "Change maps", about: "anything an editor may do on a map, and make pipelines" },
};

/** What `blueline push` needs. */
export const pushScopes: readonly TokenScope[] = ["read", "import", "evidence", "snapshot"];
