import "server-only";
import { counted, plural } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

interface Sent {
  readonly outcome: string;
  readonly matches: readonly { readonly result: string }[];
  readonly waiting: readonly unknown[];
}

/** What came of a file of reports, for the log of a job: which of it speaks against a control is what somebody has to look at. */
export function sentWords(reports: readonly Sent[]): string {
  if (reports.length > 0 && reports.every(({ outcome }) => outcome === "repeated"))
    return "it was sent before, and nothing was added";
  // What was sent before has its matches from then.
  const added = reports.filter(({ outcome }) => outcome !== "repeated");
  const matches = added.flatMap((report) => report.matches);
  const against = matches.filter(({ result }) => result === "contradicts").length;
  const waiting = added.reduce((sum, report) => sum + report.waiting.length, 0);
  const all = matches.length + waiting;
  if (all === 0)
    return "nothing in it is about a control of this pipeline, newer reports are there, or it was set aside before";
  const parts = [
    ...(matches.length > against ? [`${matches.length - against} for a control`] : []),
    ...(against > 0 ? [`${against} against one`] : []),
    ...(waiting > 0 ? [`${waiting} for which a person has to choose the ${plural(waiting, "node")}`] : []),
  ];
  return `${counted(all, "statement")}, ${joinWithAnd(parts)}`;
}
