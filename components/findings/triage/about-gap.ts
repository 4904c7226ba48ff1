import type { Claim } from "@/lib/domain/pipeline/document";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { formatDay } from "@/lib/domain/words/english";
import type { TriageRow } from "./triage-row";

/** The second line of a gap: what is known of its status, else whether it is a gate and who asks for it. */
export function aboutGap(
  { isGate, frameworks: { line }, why }: Pick<TriageRow, "isGate" | "frameworks" | "why">,
  claim: Pick<Claim, "note" | "reason" | "evidence"> | undefined,
  status: EffectiveStatus,
): string {
  const known = knownOf(claim, status);
  const asked = line === "" ? why : line;
  return [
    ...(known === undefined ? [] : [known]),
    ...(isGate ? ["Gate"] : []),
    ...(asked === "" ? [] : [asked]),
  ].join(". ");
}

function knownOf(
  claim: Pick<Claim, "note" | "reason" | "evidence"> | undefined,
  status: EffectiveStatus,
): string | undefined {
  switch (status) {
    case "not-applicable":
      return claim?.reason ?? "No reason given";
    case "stale": {
      const days = (claim?.evidence ?? []).flatMap(({ result, expires }) =>
        result === "supports" && expires !== undefined ? [expires] : [],
      );
      const last = days.toSorted().at(-1);
      return last === undefined ? undefined : `Evidence lapsed on ${formatDay(last)}`;
    }
    case "contradicted":
      return claim?.evidence?.find(({ result }) => result === "contradicts")?.title;
    case "partial":
    case "planned":
      return claim?.note;
    default:
      return undefined;
  }
}
