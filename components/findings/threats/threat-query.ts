import { threatStatuses } from "@/lib/domain/posture/posture";
import { readAddress, type SearchParams, writeAddress } from "../read-address";
import type { Proof } from "@/lib/domain/posture/coverage/standing";

const askedResults = [...threatStatuses, "relevant", "unassessed"] as const;
/** Of the techniques: those with one result, all that are relevant, or those open because nothing of them is assessed yet. */
export type AskedThreats = (typeof askedResults)[number];

/** What the address of the threats page asks for. */
export interface ThreatQuery {
  /** Of the table: only those with this result. */
  readonly status?: AskedThreats | undefined;
  /** Of the table: only those that serve this tactic of a matrix, as `tacticKey` writes it. */
  readonly tactic?: string | undefined;
  /** The technique that is opened. */
  readonly technique?: string | undefined;
  readonly proof: Proof;
}

export interface ParsedThreatQuery {
  readonly query: ThreatQuery;
  /** What the address says and the page cannot use: shown, never a failure. */
  readonly ignored: readonly string[];
}

/** A tactic in an address: both matrices have the same ones. */
export function tacticKey(matrix: string, tactic: string): string {
  return `${matrix} ${tactic}`;
}

interface Known {
  readonly techniques: ReadonlySet<string>;
  readonly tactics: ReadonlySet<string>;
}

export function parseThreatQuery(params: SearchParams, { techniques, tactics }: Known): ParsedThreatQuery {
  const { read, ignored } = readAddress(params);
  return {
    query: {
      status: read("status", (value) => askedResults.find((status) => status === value)),
      tactic: read("tactic", (value) => (tactics.has(value) ? value : undefined)),
      technique: read("technique", (value) => (techniques.has(value) ? value : undefined)),
      proof:
        read("proof", (value) => (value === "proven" || value === "declared" ? value : undefined)) ??
        "declared",
    },
    ignored,
  };
}

/** The address of the same page with something changed; what is opened stays open only where it is said again. */
export function threatHref(path: string, query: ThreatQuery, change: Partial<ThreatQuery> = {}): string {
  const { status, tactic, technique, proof } = { ...query, technique: undefined, ...change };
  return writeAddress(path, { status, tactic, technique, proof: proof === "declared" ? undefined : proof });
}

/** Where the claims behind a technique stand, opened. A result that it may not have is not asked for. */
export function techniqueHref(path: string, { proof }: ThreatQuery, technique: string): string {
  return `${threatHref(path, { proof }, { technique })}#${technique}`;
}
