import { type ThreatStatus, threatStatuses } from "@/lib/domain/posture/posture";
import type { Proof } from "@/lib/domain/posture/sentences";
import { readAddress, type SearchParams, writeAddress } from "../read-address";

/** What the address of the threats page asks for. */
export interface ThreatQuery {
  /** Of the table: only those with this result. */
  readonly status?: ThreatStatus | undefined;
  /** The technique that is opened. */
  readonly technique?: string | undefined;
  readonly proof: Proof;
}

export interface ParsedThreatQuery {
  readonly query: ThreatQuery;
  /** What the address says and the page cannot use: shown, never a failure. */
  readonly ignored: readonly string[];
}

export function parseThreatQuery(params: SearchParams, techniques: ReadonlySet<string>): ParsedThreatQuery {
  const { read, ignored } = readAddress(params);
  return {
    query: {
      status: read("status", (value) => threatStatuses.find((status) => status === value)),
      technique: read("technique", (value) => (techniques.has(value) ? value : undefined)),
      proof: read("proof", (value) => (value === "proven" || value === "declared" ? value : undefined)) ?? "declared",
    },
    ignored,
  };
}

/** The address of the same page with something changed; what is opened stays open only where it is said again. */
export function threatHref(path: string, query: ThreatQuery, change: Partial<ThreatQuery> = {}): string {
  const { status, technique, proof } = { ...query, technique: undefined, ...change };
  return writeAddress(path, { status, technique, proof: proof === "declared" ? undefined : proof });
}

/** Where the claims behind a technique stand, opened. A result that it may not have is not asked for. */
export function techniqueHref(path: string, { proof }: ThreatQuery, technique: string): string {
  return `${threatHref(path, { proof }, { technique })}#${technique}`;
}
