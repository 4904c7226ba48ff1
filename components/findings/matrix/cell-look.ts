import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { cellNumbers, cellStatus, type MatrixCell } from "@/lib/domain/posture/coverage/matrix";
import type { MatrixLens } from "./matrix-query";
import { statusLooks } from "@/components/marks/status";

export interface CellLook {
  readonly status: EffectiveStatus;
  readonly short: string;
  readonly below: string;
  readonly words: string;
}

export function cellLook(cell: MatrixCell, lens: MatrixLens): CellLook {
  const { inScope, applicable } = cellNumbers(cell);
  if (inScope === 0)
    return {
      status: "not-applicable",
      short: "n/a",
      below: "",
      words: applicable === 1 ? "Marked not applicable" : `All ${applicable} marked not applicable`,
    };
  return lens === "status" ? statusLook(cell) : lens === "evidence" ? evidenceLook(cell) : ownerLook(cell);
}

function statusLook(cell: MatrixCell): CellLook {
  const { inScope, standing, proven } = cellNumbers(cell);
  const status = cellStatus(cell);
  const { accepted = 0, pending = 0 } = cell;
  const apart = [
    ...(accepted > 0 ? [`, ${accepted} accepted`] : []),
    ...(pending > 0 ? [`, ${pending} with approval pending`] : []),
    ...(cell.counts["not-applicable"] > 0 ? [`, ${cell.counts["not-applicable"]} more not applicable`] : []),
  ].join("");
  return {
    status,
    short: `${standing}/${inScope}`,
    below: standing === 0 ? "" : proofText(proven),
    words: `${statusLooks[status].word}: ${standing} of ${inScope} in place${standing === 0 ? "" : `, ${proofText(proven)}`}${apart}`,
  };
}

function evidenceLook({ counts }: MatrixCell): CellLook {
  const claimed = counts.verified + counts.declared + counts.stale + counts.contradicted;
  if (claimed === 0)
    return { status: "not-assessed", short: "none", below: "", words: "None marked in place" };
  const apart = [
    ...(counts.stale > 0 ? [`${counts.stale} stale`] : []),
    ...(counts.contradicted > 0 ? [`${counts.contradicted} contradicted`] : []),
    ...(counts.declared > 0 ? [`${counts.declared} declared`] : []),
  ].join(", ");
  return {
    status: evidenceStatus(counts, claimed),
    short: `${counts.verified}/${claimed}`,
    below: apart,
    words: `${counts.verified} of ${claimed} marked in place ${claimed === 1 ? "has" : "have"} current evidence${apart === "" ? "" : `, ${apart}`}`,
  };
}

function evidenceStatus(counts: MatrixCell["counts"], claimed: number): EffectiveStatus {
  if (counts.contradicted > 0) return "contradicted";
  if (counts.verified === claimed) return "verified";
  if (counts.stale > 0) return "stale";
  return counts.verified > 0 ? "partial" : "declared";
}

function ownerLook(cell: MatrixCell): CellLook {
  const { inScope } = cellNumbers(cell);
  const unowned = cell.owners.get("") ?? 0;
  const names = [...cell.owners.keys()].filter((name) => name !== "").toSorted();
  const who =
    names.length === 0 ? "no owner" : names.length === 1 ? (names[0] ?? "") : `${names.length} owners`;
  return {
    status: unowned === 0 ? "verified" : unowned === inScope ? "missing" : "partial",
    short: `${inScope - unowned}/${inScope}`,
    below: who,
    words: `${inScope - unowned} of ${inScope} ${inScope - unowned === 1 ? "has" : "have"} an owner${names.length === 0 ? "" : `: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " and others" : ""}`}`,
  };
}

function proofText(proven: number): string {
  return proven === 0 ? "none verified" : `${proven} verified`;
}
