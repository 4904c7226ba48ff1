/** The page of the documentation about a page of the product, below /docs, perhaps with its anchor; or why there is none. */
type PageDoc = string | { readonly none: string };

const signedOut = { none: "Seen without signing in, as the documentation may not be" };
const reader = { none: "For readers of a link, who may be outside the workspace" };
const sendsOn = { none: "Only sends on" };

/** A row for each page of `app`, and for views with a page of their own. A test finds each page and each target. */
export const pageDocs = {
  "": sendsOn,
  "sign-in": signedOut,
  setup: signedOut,
  invite: signedOut,
  reset: signedOut,
  "s/[shareId]": reader,
  "docs/[[...path]]": { none: "Is the documentation" },
  pipelines: "guides/draw#start-a-map",
  "pipelines/new": "guides/draw#start-a-map",
  "pipelines/[id]": "guides/draw",
  "pipelines/[id]/interview": "guides/draw#start-a-map",
  "pipelines/[id]/outline": "guides/draw#by-keyboard-and-screen-reader",
  "pipelines/[id]/gaps": "guides/close-gaps#4-work-through-the-gaps",
  "pipelines/[id]/ways-in": "concepts/attack-paths#entry-points",
  "pipelines/[id]/ways-in?view=bypasses": "concepts/gates-and-bypasses",
  "pipelines/[id]/matrix": "guides/close-gaps#6-look-at-the-whole",
  "pipelines/[id]/frameworks": "reference/frameworks",
  "pipelines/[id]/threats": "guides/close-gaps#6-look-at-the-whole",
  "pipelines/[id]/incidents": "get-started/replay-an-incident#4-replay-the-attack",
  "pipelines/[id]/follow": "guides/draw#read-the-map",
  "pipelines/[id]/report": "guides/report",
  "pipelines/[id]/import": "guides/import#import-into-an-existing-map",
  "pipelines/[id]/evidence": "guides/evidence",
  "pipelines/[id]/running": "guides/runtime-drift",
  "pipelines/[id]/comments": "guides/comments",
  "pipelines/[id]/activity": "concepts/statuses-and-approval#what-the-log-proves",
  "pipelines/[id]/snapshots": "guides/snapshots",
  "pipelines/[id]/snapshots/proof": "concepts/snapshots-and-integrity#the-integrity-check",
  "snapshots/[id]": "guides/snapshots#read-a-snapshot",
  "snapshots/[id]/report": "guides/report",
  "snapshots/[id]/preview/[shown]": reader,
  compare: "guides/compare",
  incidents: "reference/incidents",
  "incidents/[id]": "reference/incidents",
  me: "guides/owners#my-work",
  help: "",
  words: "reference/glossary",
  settings: sendsOn,
  "settings/account": "trust/sign-in",
  "settings/members": "reference/roles",
  "settings/teams": "guides/owners#teams",
  "settings/claims": "concepts/statuses-and-approval#two-person-approval",
  "settings/controls": "guides/custom-controls",
  "settings/evidence": "guides/evidence#what-a-report-does",
  "settings/shares": "guides/share#watch-and-revoke",
  "settings/tokens": "guides/ci#2-choose-credentials",
  "settings/erase": "trust/data#erase-a-text",
  "settings/audit": "trust/data#the-audit-log",
} as const satisfies { readonly [page: string]: PageDoc };

export type PageName = keyof typeof pageDocs;
