import type { RequirementStatus, SlsaTrack } from "@/lib/domain/posture/posture";
import type { AskedResult } from "./framework-query";
import type { NumberLink } from "../number-links";

/** "4 of 45 requirements that apply here are met, 20 partly, 21 unmet." */
export function frameworkSentence(rows: readonly { readonly status: RequirementStatus }[]): string {
  const count = (status: RequirementStatus) => rows.filter((row) => row.status === status).length;
  const judged = rows.length - count("not-applicable");
  if (judged === 0) return "None of its requirements applies to this map.";
  const [met, partly, unmet] = [count("met"), count("partly"), count("unmet")];
  if (met === judged)
    return judged === 1
      ? "The one requirement that applies here is met."
      : `All ${judged} requirements that apply here are met.`;
  const parts = [
    `${met} of ${judged} ${judged === 1 ? "requirement that applies" : "requirements that apply"} here ${met === 1 ? "is" : "are"} met`,
    ...(partly > 0 ? [`${partly} partly`] : []),
  ];
  return `${[...parts, ...(unmet > 0 ? [`${unmet} unmet`] : [])].join(", ")}.`;
}

/** Whether a requirement has the requested result. */
export function hasResult(
  { status }: { readonly status: RequirementStatus },
  asked: AskedResult | undefined,
): boolean {
  return asked === undefined || (asked === "applicable" ? status !== "not-applicable" : status === asked);
}

const whats = {
  met: "requirements met",
  applicable: "requirements that apply here",
  partly: "requirements partly met",
  unmet: "requirements unmet",
} as const;

/** The links of the numbers in `frameworkSentence`, in its order. */
export function frameworkNumbers(
  rows: readonly { readonly status: RequirementStatus }[],
  hrefOf: (asked: AskedResult) => string,
): readonly NumberLink[] {
  return (["met", "applicable", "partly", "unmet"] as const).map((asked) => ({
    count: rows.filter((row) => hasResult(row, asked)).length,
    what: whats[asked],
    href: hrefOf(asked),
  }));
}

type Level = Pick<SlsaTrack, "level">;

interface SlsaLevels {
  readonly build: Level;
  readonly source: Level;
}

/** "SLSA build level 1, source level 0". */
export function slsaLead({ build, source }: SlsaLevels): string {
  if (build.level === undefined && source.level === undefined) return "No SLSA level can be judged";
  if (source.level === undefined) return `SLSA build level ${build.level}, no source level`;
  if (build.level === undefined) return `SLSA source level ${source.level}, no build level`;
  return `SLSA build level ${build.level}, source level ${source.level}`;
}
