import type { Stage } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { type EffectiveStatus, effectiveStatuses } from "@/lib/domain/posture/coverage/effective-status";
import type { GapQuery } from "./gap-query";
import { isShown, listOfRow, type RowList, splitByList } from "./gap-rows";

/** One list on a page of the rows. */
export interface GapSection<Row> {
  readonly list: RowList;
  /** On all pages. */
  readonly count: number;
  readonly inStage: { readonly [S in Stage]: number };
  /** On this page. */
  readonly rows: readonly Row[];
}

type Asked = Pick<GapQuery, "proof" | "show" | "status">;

/** The lists on a page of the rows. An empty list that could have rows is included, on the page where it would begin. */
export function gapSections<Row extends { readonly status: EffectiveStatus; readonly stage: Stage }>(
  rows: readonly Row[],
  query: Asked,
  { page, size }: { readonly page: number; readonly size: number },
): readonly GapSection<Row>[] {
  const asked = askedLists(query);
  const from = (page - 1) * size;
  const to = from + size;
  let begin = 0;
  return splitByList(rows, query.proof).flatMap(([list, ofList]) => {
    const at = begin;
    begin += ofList.length;
    const onPage = ofList.slice(Math.max(0, from - at), Math.max(0, to - at));
    const isEmptyHere =
      ofList.length === 0 && asked.has(list) && at >= from && (at < to || to >= rows.length);
    if (onPage.length === 0 && !isEmptyHere) return [];
    const inStage = byStage((stage) => ofList.filter((row) => row.stage === stage).length);
    return [{ list, count: ofList.length, inStage, rows: onPage }];
  });
}

export function byStage<T>(of: (stage: Stage) => T): { readonly [S in Stage]: T } {
  const [build, distribute, run] = stages;
  return { build: of(build), distribute: of(distribute), run: of(run) };
}

/** The lists of which some status is selected. */
function askedLists({ proof, show, status: only }: Asked): ReadonlySet<RowList> {
  return new Set(
    effectiveStatuses
      .filter((status) => (only ?? status) === status && isShown(status, { show, proof }))
      .map((status) => listOfRow(status, proof)),
  );
}
