import type { Control } from "../../catalogue/catalogue";
import type { NodeClaims } from "../../pipeline/pipeline";
import type { Confirmations } from "../../reviews/review-pending";
import type { Counts } from "../posture";
import { acceptedOn } from "./accepted-on";
import { statusesOf } from "./coverage";
import type { EffectiveStatus } from "./effective-status";

type CountKey = Exclude<keyof Counts, "share" | "applicable" | "inScope" | "notApplicable" | "accepted">;

/** From contradicting to supporting evidence, in the order of attention. */
const worstFirst: readonly { readonly status: EffectiveStatus; readonly key: CountKey }[] = [
  { status: "contradicted", key: "contradicted" },
  { status: "missing", key: "missing" },
  { status: "stale", key: "stale" },
  { status: "partial", key: "partial" },
  { status: "planned", key: "planned" },
  { status: "not-assessed", key: "notAssessed" },
  { status: "declared", key: "declared" },
  { status: "verified", key: "verified" },
];
/** By status: 0 for the worst. */
export const rankOf: ReadonlyMap<EffectiveStatus, number> = new Map(
  worstFirst.map(({ status }, rank) => [status, rank]),
);

/** The worse of two statuses; undefined is no status. */
export function worse(
  a: EffectiveStatus | undefined,
  b: EffectiveStatus | undefined,
): EffectiveStatus | undefined {
  return worstFirst.find(({ status }) => status === a || status === b)?.status;
}

export interface StatusCount {
  readonly status: EffectiveStatus;
  readonly count: number;
}

/**
 * The one figure of a card for its controls: the worst status with its count, or how many are in place if none is open.
 * @returns undefined if no control is in scope
 */
export function worstOf(counts: Counts): StatusCount | undefined {
  const worst = worstFirst.find(({ key }) => counts[key] > 0);
  if (!worst) return undefined;
  return isInPlace(worst.status)
    ? { status: worst.status, count: counts.declared + counts.verified }
    : { status: worst.status, count: counts[worst.key] };
}

/** The share of missing or contradicted controls in scope, in four steps: none, up to a tenth, up to three tenths, more. */
export function heatOf({ missing, contradicted, inScope }: Counts): 0 | 1 | 2 | 3 {
  const bad = missing + contradicted;
  if (bad === 0) return 0;
  if (bad <= 0.1 * inScope) return 1;
  return bad <= 0.3 * inScope ? 2 : 3;
}

export interface ListedControl {
  readonly status: EffectiveStatus;
  /** Its risk is accepted, for now. */
  readonly isAccepted?: true;
  /** The short one, if the control has one. */
  readonly title: string;
}

/**
 * The figures of gaps beside those in place: the worst status with its count, and after contradicted ones also the missing ones.
 * @returns up to two, none if nothing in scope is open
 */
export function openFigures(counts: Counts): readonly StatusCount[] {
  const worst = worstOf(counts);
  if (!worst || isInPlace(worst.status)) return [];
  return worst.status === "contradicted" && counts.missing > 0
    ? [worst, { status: "missing", count: counts.missing }]
    : [worst];
}

function isInPlace(status: EffectiveStatus): boolean {
  return status === "declared" || status === "verified";
}

interface Weighed extends ListedControl {
  readonly weight: number;
}

/**
 * The worst gaps of a node: by status, then weight, then title.
 * @param controls that apply to the node
 * @param today the UTC day as `YYYY-MM-DD`
 * @param map of the node
 * @param most the maximum number
 */
export function worstControls(
  controls: readonly Control[],
  claims: NodeClaims,
  today: string,
  map: Confirmations,
  most: number,
): readonly ListedControl[] {
  const statuses = statusesOf(controls, claims, today, map);
  return worstAmong(
    controls.map(({ id, title, shortTitle = title, weight }, index) => ({
      title: shortTitle,
      weight,
      status: statuses[index] ?? "not-assessed",
      ...(acceptedOn(claims.get(id), today, map) ? { isAccepted: true as const } : {}),
    })),
    most,
  );
}

/** `worstControls` for all nodes at once, by node id. Leaves out nodes without a gap. */
export function worstByNode(
  assessed: Iterable<Weighed & { readonly node: string }>,
  most: number,
): ReadonlyMap<string, readonly ListedControl[]> {
  const byNode = new Map<string, Weighed[]>();
  for (const { node, ...control } of assessed) {
    const known = byNode.get(node);
    if (known) known.push(control);
    else byNode.set(node, [control]);
  }
  return new Map(
    [...byNode].flatMap(([node, controls]) => {
      const worst = worstAmong(controls, most);
      return worst.length === 0 ? [] : [[node, worst] as const];
    }),
  );
}

function worstAmong(controls: readonly Weighed[], most: number): readonly ListedControl[] {
  return controls
    .filter(({ status }) => (rankOf.get(status) ?? firstInPlace) < firstInPlace)
    .toSorted(
      (a, b) =>
        (rankOf.get(a.status) ?? 0) - (rankOf.get(b.status) ?? 0) ||
        b.weight - a.weight ||
        (a.title < b.title ? -1 : 1),
    )
    .slice(0, most)
    .map(({ status, title, isAccepted }) => ({ status, title, ...(isAccepted ? { isAccepted } : {}) }));
}

const firstInPlace = worstFirst.findIndex(({ status }) => status === "declared");
