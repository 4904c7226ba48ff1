import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { counted } from "@/lib/domain/words/english";

/** What came of a report that was just sent, in a sentence. */
export function outcomeSentence({
  outcome,
  matches,
  waiting,
  warnings,
  error,
}: EvidenceAnswer["reports"][number]): string {
  switch (outcome) {
    case "refused":
      return error ?? "It cannot be read.";
    case "repeated":
      return "It was sent before: nothing was added.";
    case "nothing-said":
      return ["It was read, and nothing in it is about this pipeline’s controls.", ...warnings].join(" ");
    case "matched":
    case "waiting": {
      const counts = matches.filter(({ held }) => held === undefined);
      const against = counts.filter(({ result }) => result === "contradicts").length;
      const held = matches.length - counts.length;
      const parts = [
        ...(counts.length > against ? [`${counted(counts.length - against, "control")} supported`] : []),
        ...(against > 0 ? [`${counted(against, "control")} contradicted`] : []),
        ...(held > 0 ? [`${held} held back`] : []),
        ...(waiting.length > 0 ? [`${waiting.length} waiting for you below`] : []),
      ];
      return parts.length === 0 ? "Newer reports of the same are there already." : `${joinWithAnd(parts)}.`;
    }
  }
}
