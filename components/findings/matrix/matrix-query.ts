import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { readAddress, type SearchParams } from "../read-address";

export const lenses = ["status", "evidence", "owner"] as const;
export type MatrixLens = (typeof lenses)[number];

/** What the address of the matrix asks for. */
export interface MatrixQuery {
  /** `controls`, or the id of a framework whose requirements are the rows. */
  readonly rows: string;
  readonly cols: "stages" | "nodes";
  readonly lens: MatrixLens;
  /** Of nodes: only those of this stage. */
  readonly stage?: Stage | undefined;
  readonly page: number;
}

export interface ParsedMatrixQuery {
  readonly query: MatrixQuery;
  /** What the address says and the page cannot use: shown, never a failure. */
  readonly ignored: readonly string[];
}

/** Reads the address. A value that is not known is set aside, and so is a second value of the same name. */
export function parseMatrixQuery(params: SearchParams, frameworks: ReadonlySet<string>): ParsedMatrixQuery {
  const { read, ignored } = readAddress(params);
  const page = read("page", (value) => (/^[1-9]\d{0,4}$/.test(value) ? value : undefined));
  return {
    query: {
      rows:
        read("rows", (value) => (value === "controls" || frameworks.has(value) ? value : undefined)) ??
        "controls",
      cols:
        read("cols", (value) => (value === "stages" || value === "nodes" ? value : undefined)) ?? "stages",
      lens: read("lens", (value) => lenses.find((lens) => lens === value)) ?? "status",
      stage: read("stage", (value) => stages.find((stage) => stage === value)),
      page: page === undefined ? 1 : Number(page),
    },
    ignored,
  };
}

/** The parameters of an address that asks for this, without what goes without saying. */
export function matrixParams({
  rows,
  cols,
  lens,
  stage,
  page,
}: MatrixQuery): readonly (readonly [string, string])[] {
  const isByNode = cols === "nodes";
  return [
    ...(rows === "controls" ? [] : [["rows", rows] as const]),
    ...(isByNode ? [["cols", cols] as const] : []),
    ...(lens === "status" ? [] : [["lens", lens] as const]),
    ...(isByNode && stage !== undefined ? [["stage", stage] as const] : []),
    ...(isByNode && page > 1 ? [["page", String(page)] as const] : []),
  ];
}

/** The address of the same matrix with something changed; it starts at the first page again. */
export function matrixHref(path: string, query: MatrixQuery, change: Partial<MatrixQuery> = {}): string {
  const params = new URLSearchParams(
    matrixParams({ ...query, page: 1, ...change }).map(([name, value]) => [name, value]),
  );
  return params.size === 0 ? path : `${path}?${params}`;
}
