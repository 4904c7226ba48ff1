import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { counted, plural } from "@/lib/domain/words/english";

/** What came of a report that was just sent, in a sentence beside its name. @param today the UTC day */
export function outcomeSentence(
  { name, format, outcome, matches, waiting, warnings, error }: EvidenceAnswer["reports"][number],
  today: string,
): string {
  switch (outcome) {
    case "refused":
      return withoutName(error ?? "It cannot be read.", name);
    case "repeated":
      return "It was sent before: nothing was added.";
    case "nothing-said":
      if (format === "openvex" && warnings.length === 0)
        return "It was read, and counts for the reports that came with it.";
      return ["It was read, and nothing in it is about this pipeline’s controls.", ...warnings].join(" ");
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
        ...(waiting.length > 0 ? [`${waiting.length} waiting for you below`] : []),
      ];
      const late =
        expired === 0
          ? ""
          : expired === matches.length
            ? " It is so old that it has expired, and counts no more."
            : ` ${expired} of that ${plural(expired, "has", "have")} expired, and ${plural(expired, "counts", "count")} no more.`;
      return parts.length === 0
        ? "Newer reports of the same are there already."
        : `${joinWithAnd(parts)}.${late}`;
    }
  }
}

/** The name is said already, and the sentence goes on from it. */
function withoutName(error: string, name: string): string {
  const opening = [`${name}: `, `${name} `].find((one) => error.startsWith(one)) ?? "";
  return error.slice(opening.length);
}
