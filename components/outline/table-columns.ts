import type { OutlineSort } from "./outline-query";

export type ColumnName = Exclude<OutlineSort, "order">;

/** The columns of the table from left to right, as wide as outline.css says; each can be sorted by. */
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
