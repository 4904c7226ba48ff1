import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { type EffectiveStatus, effectiveStatuses } from "@/lib/domain/posture/coverage/effective-status";
import { readAddress, type SearchParams } from "../read-address";
import type { Proof } from "@/lib/domain/posture/coverage/standing";

export const gapSorts = [
  "priority",
  "overall",
  "stage",
  "status",
  "node",
  "control",
  "due",
  "owner",
] as const;
export type GapSort = (typeof gapSorts)[number];

/** The value of `owner` for gaps that nobody owns; brackets keep it apart from most people's names. */
export const nobody = "(nobody)";

/** More, or others, than gaps: all that applies, what of it is in scope, what stands, what is claimed as implemented. */
export const shows = ["all", "scope", "standing", "implemented"] as const;
export type Show = (typeof shows)[number];

/** What the address of the gaps page asks for. */
export interface GapQuery {
  readonly stage?: Stage | undefined;
  readonly status?: EffectiveStatus | undefined;
  readonly owner?: string | undefined;
  readonly node?: string | undefined;
  readonly control?: string | undefined;
  readonly framework?: string | undefined;
  /** One requirement of a framework, as `requirementKey` writes it. */
  readonly requirement?: string | undefined;
  /** A technique of ATT&CK that the control mitigates. */
  readonly technique?: string | undefined;
  /** Absent: the gaps. */
  readonly show?: Show | undefined;
  /** The gates and the ways past them, in place of the list. */
  readonly view?: "bypasses" | undefined;
  readonly proof: Proof;
  readonly sort: GapSort;
  readonly page: number;
}

/** A requirement in an address: ids of requirements are unique only within their framework. */
export function requirementKey(framework: string, requirement: string): string {
  return `${framework} ${requirement}`;
}

interface Known {
  readonly nodes: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
  readonly frameworks: ReadonlySet<string>;
  readonly requirements: ReadonlySet<string>;
  readonly techniques: ReadonlySet<string>;
}

export interface ParsedGapQuery {
  readonly query: GapQuery;
  /** What the address says and the page cannot use: shown, never a failure. */
  readonly ignored: readonly string[];
}

/** Reads the address. A value that is not known is set aside, and so is a second value of the same name. */
export function parseGapQuery(params: SearchParams, known: Known): ParsedGapQuery {
  const { read, ignored } = readAddress(params);
  const page = read("page", (value) => (/^[1-9]\d{0,4}$/.test(value) ? value : undefined));
  const query: GapQuery = {
    stage: read("stage", (value) => stages.find((stage) => stage === value)),
    status: read("status", (value) => effectiveStatuses.find((status) => status === value)),
    owner: read("owner", (value) => value),
    node: read("node", (value) => (known.nodes.has(value) ? value : undefined)),
    control: read("control", (value) => (known.controls.has(value) ? value : undefined)),
    framework: read("framework", (value) => (known.frameworks.has(value) ? value : undefined)),
    requirement: read("requirement", (value) => (known.requirements.has(value) ? value : undefined)),
    technique: read("technique", (value) => (known.techniques.has(value) ? value : undefined)),
    show: read("show", (value) => shows.find((show) => show === value)),
    view: read("view", (value) => (value === "bypasses" ? value : undefined)),
    proof:
      read("proof", (value) => (value === "proven" || value === "declared" ? value : undefined)) ??
      "declared",
    sort: read("sort", (value) => gapSorts.find((sort) => sort === value)) ?? "priority",
    page: page === undefined ? 1 : Number(page),
  };
  return { query, ignored };
}

/** The parameters of an address that asks for this, without what goes without saying. */
export function gapParams({
  proof,
  sort,
  page,
  ...filters
}: GapQuery): readonly (readonly [string, string])[] {
  const pairs = Object.entries(filters).filter(
    (pair): pair is [string, string] => typeof pair[1] === "string",
  );
  if (proof !== "declared") pairs.push(["proof", proof]);
  if (sort !== "priority") pairs.push(["sort", sort]);
  if (page > 1) pairs.push(["page", String(page)]);
  return pairs;
}

/** The address of the same page with something changed; a changed filter starts at the first page again. */
export function gapsHref(path: string, query: GapQuery, change: Partial<GapQuery> = {}): string {
  const params = new URLSearchParams(
    gapParams({ ...query, page: 1, ...change }).map(([name, value]) => [name, value]),
  );
  return params.size === 0 ? path : `${path}?${params}`;
}
