import type { Ids } from "./workspace";

/** A page in a state, and the file below `app` that makes it. */
export interface ListedPage {
  readonly route: string;
  /** Its name among the outputs. */
  readonly name: string;
  readonly path: string;
  readonly seenBy: "member" | "anybody" | "first person";
  /** Present once the page is complete. */
  readonly ready?: string;
}

/** Every page, in its richest states: each page file in `app` must be here. */
export function listPages(ids: Ids): readonly ListedPage[] {
  const { full, attacked, platform, empty, sample, first, second, share } = ids;
  const page = (route: string, path: string, query = "", name = query): ListedPage => ({
    route,
    name: [route === "" ? "home" : route, name].filter(Boolean).join(" "),
    path: query === "" ? path : `${path}?${query}`,
    seenBy: "member",
  });
  const of =
    (id: string) =>
    (below: string, query = "", name = query) => ({
      ...page(`pipelines/[id]${below}`, `/pipelines/${id}${below}`, query, name),
      ...(below === "" ? { ready: readyMap(query) } : {}),
    });
  const [onFull, onAttacked, onPlatform, onSample] = [of(full), of(attacked), of(platform), of(sample)];
  return [
    page("", "/"),
    page("pipelines", "/pipelines"),
    page("pipelines", "/pipelines", "show=archived"),
    page("pipelines/new", "/pipelines/new"),
    page("me", "/me"),
    page("me", "/me", "who=Build team"),
    page("help", "/help"),
    page("docs/[[...path]]", "/docs"),
    page("docs/[[...path]]", "/docs/guides/share", "", "of a guide"),
    page("docs/[[...path]]", "/docs", "q=passphrase"),
    page("words", "/words"),
    page("incidents", "/incidents"),
    page("incidents/[id]", "/incidents/trivy-kics-2026"),
    onFull(""),
    onFull("", "node=jenkins"),
    onFull("", "node=jenkins&control=img-sign"),
    onFull("", "edge=laptop-ecr"),
    onFull("", "finding=ways-in"),
    onFull("", "finding=bypasses"),
    onFull("", "finding=img-vuln-scan"),
    onFull("", "finding=choke-points"),
    onFull("", "finding=what-if"),
    onFull("", "finding=reaches:jenkins"),
    onFull("", "follow=all"),
    ...["images", "zones", "pipeline", "keys"].map((panel) => onFull("", `panel=${panel}`)),
    onFull("", "lens=owner"),
    onAttacked("", "wayIn=laptop"),
    onAttacked("", "incident=tj-actions-reviewdog-2025"),
    onPlatform("", "", "large"),
    onFull("/outline"),
    onFull("/outline", "node=jenkins"),
    onFull("/gaps"),
    onFull("/gaps", "show=all&control=img-sign"),
    onFull("/gaps", "proof=proven&stage=build"),
    onFull("/ways-in"),
    onFull("/ways-in", "view=bypasses"),
    onAttacked("/ways-in", "row=laptop"),
    onFull("/matrix"),
    onFull("/matrix", "cols=stages"),
    onFull("/frameworks"),
    onFull("/frameworks", "framework=acme-baseline-1"),
    onFull("/threats"),
    onFull("/threats", "technique=T1525"),
    onFull("/incidents"),
    onAttacked("/incidents", "incident=tj-actions-reviewdog-2025"),
    onFull("/follow"),
    onFull("/report"),
    onSample("/report", "annex=whole", "of the sample"),
    onFull("/interview"),
    onFull("/import"),
    onFull("/import", "from=map"),
    onFull("/evidence"),
    onFull("/running"),
    onFull("/comments"),
    onFull("/comments", "show=resolved"),
    onFull("/activity"),
    onFull("/snapshots"),
    onFull("/snapshots/proof"),
    ...["", "/gaps", "/ways-in", "/follow", "/snapshots", "/evidence", "/running"].map((below) =>
      of(empty)(below, "", "of an empty one"),
    ),
    page("snapshots/[id]", `/snapshots/${second}`),
    page("snapshots/[id]/report", `/snapshots/${second}/report`),
    page("snapshots/[id]/preview/[shown]", `/snapshots/${second}/preview/snapshot-owners`),
    page("compare", "/compare", `from=snapshot:${first}&to=pipeline:${full}`, "with now"),
    page("compare", "/compare", `from=snapshot:${first}&to=snapshot:${second}`, "of two snapshots"),
    ...[
      "",
      "/account",
      "/members",
      "/teams",
      "/claims",
      "/controls",
      "/evidence",
      "/shares",
      "/tokens",
      "/erase",
    ].map((below) => page(`settings${below}`, `/settings${below}`)),
    page("settings/audit", "/settings/audit"),
    page("settings/audit", "/settings/audit", "outcome=refused"),
    page("not-found", "/nothing-here"),
    ...[
      page("sign-in", "/sign-in"),
      page("invite", "/invite", "", "without its secret"),
      page("invite", `/invite#${"A".repeat(43)}`),
      page("reset", `/reset#${"A".repeat(43)}`),
      page("setup", "/setup", "", "once it is done"),
      page("s/[shareId]", `/s/${share}`),
      page("s/[shareId]", "/s/0123456789012345678901234", "", "that does not work"),
    ].map((one) => ({ ...one, seenBy: "anybody" as const })),
    { ...page("setup", `/setup#${"A".repeat(43)}`), seenBy: "first person" },
  ];
}

/** Over the map, shown later. */
function readyMap(query: string): string {
  if (query.startsWith("panel=")) return "dialog[open]";
  if (query.startsWith("edge=")) return "aside h2";
  if (query.startsWith("finding=")) return "section[data-map-keys]";
  // Its sentence replaces the headline's.
  if (query.startsWith("wayIn=")) return "text=/ steps, from /";
  return "[role=application]";
}
