import "server-only";
import { counted, plural } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

interface Sent {
  readonly outcome: string;
  readonly matches: readonly { readonly result: string }[];
  readonly waiting: readonly unknown[];
}

/** The outcome of a file of reports, for the log of a job: contradictions need a person's attention. */
export function sentWords(reports: readonly Sent[]): string {
  if (reports.length > 0 && reports.every(({ outcome }) => outcome === "repeated"))
    return "sent before, nothing added";
  // Reports sent before have their matches from then.
  const added = reports.filter(({ outcome }) => outcome !== "repeated");
  const matches = added.flatMap((report) => report.matches);
  const against = matches.filter(({ result }) => result === "contradicts").length;
  const waiting = added.reduce((sum, report) => sum + report.waiting.length, 0);
  const all = matches.length + waiting;
  if (all === 0)
    return "no new results: none match a control of this pipeline, newer reports exist, or they were excluded before";
  const parts = [
    ...(matches.length > against ? [`${matches.length - against} for a control`] : []),
    ...(against > 0 ? [`${against} against a control`] : []),
    ...(waiting > 0 ? [`${waiting} waiting for a person to choose the ${plural(waiting, "node")}`] : []),
  ];
  return `${counted(all, "statement")}, ${joinWithAnd(parts)}`;
}
