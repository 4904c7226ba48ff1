import { type AskedOf, createAddress, known, oneOf, pageNumber } from "@/lib/client/address";
import { stages } from "@/lib/domain/pipeline/document-lists";

export const lenses = ["status", "evidence", "owner"] as const;
export type MatrixLens = (typeof lenses)[number];

export const matrixAddress = createAddress({
  /** `controls`, or the id of a framework whose requirements are the rows. */
  rows: known("controls"),
  cols: oneOf(["nodes", "stages"], "nodes"),
  lens: oneOf(lenses, "status"),
  stage: oneOf(stages),
  page: pageNumber,
});
export type AskedMatrix = AskedOf<typeof matrixAddress>;
export type MatrixQuery = AskedMatrix["query"];

/** The same matrix with one change; it starts at the first page again. */
export function matrixHref(path: string, query: MatrixQuery, change: Partial<MatrixQuery> = {}): string {
  return `${path}${matrixAddress.search(inUse({ ...query, page: 1, ...change }))}`;
}

/** With stages as columns there is no stage filter, and one page. */
export function inUse(query: MatrixQuery): MatrixQuery {
  return query.cols === "nodes" ? query : { ...query, stage: undefined, page: 1 };
}
