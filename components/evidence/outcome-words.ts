import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { counted, plural } from "@/lib/domain/words/english";

/** The result of an upload as a sentence beside the report's name. @param today the UTC day */
export function outcomeSentence(
  { name, format, outcome, matches, waiting, warnings, error }: EvidenceAnswer["reports"][number],
  today: string,
): string {
  switch (outcome) {
    case "refused":
      return withoutName(error ?? "This file can't be read.", name);
    case "repeated":
      return "Already uploaded: nothing was added.";
    case "nothing-said":
      if (format === "openvex" && warnings.length === 0) return "It applies to the reports uploaded with it.";
      return ["It contains nothing about this pipeline’s controls.", ...warnings].join(" ");
    case "matched":
    case "waiting": {
      const counts = matches.filter(({ held }) => held === undefined);
      const against = counts.filter(({ result }) => result === "contradicts").length;
      const held = matches.length - counts.length;
      const expired = counts.filter(({ expires }) => expires < today).length;
      const parts = [
        ...(counts.length > against ? [`${counted(counts.length - against, "control")} supported`] : []),
        ...(against > 0 ? [`${counted(against, "control")} contradicted`] : []),
        ...(held > 0 ? [`${held} held back`] : []),
        ...(waiting.length > 0 ? [`${waiting.length} listed below without a node`] : []),
      ];
      const late =
        expired === 0
          ? ""
          : expired === matches.length
            ? " All of it has expired and does not count: the report is too old."
            : ` ${expired} of these ${plural(expired, "has", "have")} expired and ${plural(expired, "does", "do")} not count.`;
      return parts.length === 0 ? "Newer reports already replace it." : `${joinWithAnd(parts)}.${late}`;
    }
  }
}

/** The name already stands before the sentence. */
function withoutName(error: string, name: string): string {
  const opening = [`${name}: `, `${name} `].find((one) => error.startsWith(one)) ?? "";
  return error.slice(opening.length);
}
