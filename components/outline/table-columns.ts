import type { OutlineSort } from "./outline-query";

export type ColumnName = Exclude<OutlineSort, "order">;

interface Column {
  readonly title: string;
  readonly width: string;
}

/** The columns of the table from left to right; each can be sorted by. */
export const columns: { readonly [Name in ColumnName]: Column } = {
  name: { title: "Node", width: "w-60" },
  kind: { title: "Kind", width: "w-44" },
  technologies: { title: "Technologies", width: "w-36" },
  stage: { title: "Stage", width: "w-30" },
  zone: { title: "Zone", width: "w-34" },
  owner: { title: "Owner", width: "w-32" },
  version: { title: "Version", width: "w-24" },
  gaps: { title: "Gaps", width: "w-34" },
  in: { title: "In", width: "w-32" },
  out: { title: "Out", width: "w-32" },
};

// The keys are those of the record above.
export const columnNames = Object.keys(columns) as readonly ColumnName[];
