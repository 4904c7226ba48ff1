import type { Framework, Requirement } from "@/lib/domain/catalogue/catalogue";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import type { FrameworkResult, Proof, RequirementStatus } from "@/lib/domain/posture/posture";
import { countPairs, type PairCounts } from "@/components/findings/pair-counts";
import { CircleCheck, Contrast, Minus, X } from "lucide-react";
import { requirementWords } from "@/lib/domain/posture/words/result-words";
import type { ResultLook } from "@/components/marks/result";

export interface RequirementRow extends PairCounts {
  readonly item: Requirement;
  readonly section: string;
  readonly status: RequirementStatus;
  readonly pairs: readonly Assessment[];
}

export interface FrameworkRows {
  readonly rows: readonly RequirementRow[];
  readonly unsupported: readonly Requirement[];
}

export function requirementRows(
  framework: Framework,
  results: readonly FrameworkResult[],
  controlsOf: ReadonlyMap<string, readonly string[]> | undefined,
  pairsOf: (controls: readonly string[]) => readonly Assessment[],
  proof: Proof,
): FrameworkRows {
  const statuses = new Map(
    results
      .find((result) => result.framework === framework.id)
      ?.requirements.map(({ id, status }) => [id, status]),
  );
  const rows = framework.items.flatMap((item): readonly RequirementRow[] => {
    const [controls, status] = [controlsOf?.get(item.id), statuses.get(item.id)];
    if (!controls || !status) return [];
    const pairs = pairsOf(controls);
    return [{ item, section: sectionOf(item, framework), status, pairs, ...countPairs(pairs, proof) }];
  });
  return { rows, unsupported: framework.items.filter(({ id }) => controlsOf?.has(id) !== true) };
}

function sectionOf({ section, track }: Requirement, { title }: Framework): string {
  if (track !== undefined) return track === "build" ? "Build track" : "Source track";
  return section ?? title;
}

export const requirementLooks: { readonly [S in RequirementStatus]: ResultLook } = {
  met: {
    word: requirementWords.met.word,
    Icon: CircleCheck,
    text: "text-standing",
    bar: "fill-standing stroke-standing",
  },
  partly: {
    word: requirementWords.partly.word,
    Icon: Contrast,
    text: "text-partial",
    bar: "fill-partial stroke-partial",
  },
  unmet: {
    word: requirementWords.unmet.word,
    Icon: X,
    text: "text-missing",
    bar: "fill-missing stroke-missing",
  },
  "not-applicable": {
    word: requirementWords["not-applicable"].word,
    Icon: Minus,
    text: "text-neutral",
    bar: "fill-line-strong stroke-line-strong",
  },
};
