import { type NodeKind, nodeKinds, type Stage, stages } from "@/lib/domain/pipeline/document";

export const outlineViews = ["list", "table"] as const;
export type OutlineView = (typeof outlineViews)[number];

/** What the table can be sorted by; `order` is the order of the pipeline. */
export const outlineSorts = [
  "order",
  "name",
  "kind",
  "technologies",
  "stage",
  "zone",
  "owner",
  "version",
  "gaps",
  "in",
  "out",
] as const;
export type OutlineSort = (typeof outlineSorts)[number];

/** The value of `owner` for nodes that nobody owns; brackets keep it apart from most people's names. */
export const nobody = "(nobody)";

/** What the address of the outline asks for. */
export interface OutlineQuery {
  readonly view: OutlineView;
  /** Words that must all be found in a node. */
  readonly text: string;
  readonly stage: Stage | undefined;
  readonly kind: NodeKind | undefined;
  readonly owner: string | undefined;
  readonly sort: OutlineSort;
  readonly isDescending: boolean;
}

export const plainQuery: OutlineQuery = {
  view: "list",
  text: "",
  stage: undefined,
  kind: undefined,
  owner: undefined,
  sort: "order",
  isDescending: false,
};

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Reads the address. What is not known goes without saying, and of several values of a name the first counts. */
export function parseOutlineQuery(params: SearchParams): OutlineQuery {
  const read = (name: string) => [params[name] ?? []].flat()[0] ?? "";
  return {
    view: outlineViews.find((view) => view === read("view")) ?? plainQuery.view,
    text: read("q"),
    stage: stages.find((stage) => stage === read("stage")),
    kind: nodeKinds.find((kind) => kind === read("kind")),
    owner: read("owner") || undefined,
    sort: outlineSorts.find((sort) => sort === read("sort")) ?? plainQuery.sort,
    isDescending: read("dir") === "desc",
  };
}

/**
 * The part of an address that asks for this, without what goes without saying: "" or "?view=table&q=jenkins".
 * @param node the one that is open
 */
export function outlineSearch(
  { view, text, stage, kind, owner, sort, isDescending }: OutlineQuery,
  node: string | undefined,
): string {
  const params = new URLSearchParams();
  if (view !== plainQuery.view) params.set("view", view);
  if (text !== "") params.set("q", text);
  if (stage !== undefined) params.set("stage", stage);
  if (kind !== undefined) params.set("kind", kind);
  if (owner !== undefined) params.set("owner", owner);
  if (sort !== plainQuery.sort) params.set("sort", sort);
  if (isDescending) params.set("dir", "desc");
  if (node !== undefined) params.set("node", node);
  return params.size === 0 ? "" : `?${params}`;
}

/** Whether nodes are left out. */
export function isFiltered({ text, stage, kind, owner }: OutlineQuery): boolean {
  return text.trim() !== "" || stage !== undefined || kind !== undefined || owner !== undefined;
}
