import "server-only";

/** What to select of a share's snapshot to know whether the workspace lets links work. */
export const whetherOff = {
  pipeline: { select: { workspace: { select: { sharesOff: true } } } },
} as const;

interface Shared {
  readonly snapshot: { readonly pipeline: { readonly workspace: { readonly sharesOff: boolean } } };
}

export function isOff({ snapshot }: Shared): boolean {
  return snapshot.pipeline.workspace.sharesOff;
}
