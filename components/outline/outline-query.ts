import { anyText, type AskedOf, createAddress, oneOf } from "@/lib/client/address";
import { nodeKinds, stages } from "@/lib/domain/pipeline/document-lists";

export const outlineViews = ["list", "table"] as const;
export type OutlineView = (typeof outlineViews)[number];

/** The sort keys of the table; `order` is the order of the pipeline. */
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

/** The value of `owner` for nodes without an owner; brackets keep it apart from most people's names. */
export const nobody = "(nobody)";

export const outlineAddress = createAddress({
  view: oneOf(outlineViews, "list"),
  text: { usual: "", parse: (given: string) => given, write: String, name: "q" },
  stage: oneOf(stages),
  kind: oneOf(nodeKinds),
  owner: anyText(),
  sort: oneOf(outlineSorts, "order"),
  isDescending: {
    usual: false,
    parse: (given: string) => (given === "desc" ? true : undefined),
    write: () => "desc",
    name: "dir",
  },
  node: anyText(),
});
export type OutlineQuery = Omit<AskedOf<typeof outlineAddress>["query"], "node">;

export const plainQuery: OutlineQuery = outlineAddress.read({}).query;

/** Whether nodes are filtered out. */
export function isFiltered({ text, stage, kind, owner }: OutlineQuery): boolean {
  return text.trim() !== "" || stage !== undefined || kind !== undefined || owner !== undefined;
}

export type ColumnName = Exclude<OutlineSort, "order">;

/** The columns of the table from left to right, as wide as in outline.css; each can be sorted by. */
export const columns: { readonly [Name in ColumnName]: string } = {
  name: "Node",
  kind: "Kind",
  technologies: "Technologies",
  stage: "Stage",
  zone: "Zone",
  owner: "Owner",
  version: "Version",
  gaps: "Gaps",
  in: "In",
  out: "Out",
};

// The keys are those of the record above.
export const columnNames = Object.keys(columns) as readonly ColumnName[];
