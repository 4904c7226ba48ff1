import type { CheckFact, ControlFact, Fact, JobFact } from "../facts";
import type { Place } from "../source";
import { jobsAfter } from "./production";

/**
 * Whether a scan of an image holds back its publication: a job that pushes waits for a job whose scan can end it.
 * @param needsAt where a job says what it waits for
 */
export function scanGates(
  facts: readonly Fact[],
  needsAt: (job: JobFact, needed: string) => Place | undefined,
): readonly ControlFact[] {
  const jobs = facts.filter((fact) => fact.kind === "job") as readonly JobFact[];
  const scans = facts.filter(
    (fact) => fact.kind === "check" && fact.does === "scan-image" && fact.blocks === true,
  ) as readonly CheckFact[];
  const pushing = new Set(
    facts.flatMap((fact) =>
      fact.kind === "push" || (fact.kind === "build" && fact.pushes === true) ? [fact.by] : [],
    ),
  );
  for (const scan of scans.slice(0, 64)) {
    const publishes = jobsAfter(scan.by, jobs).find(({ id }) => pushing.has(id));
    if (!publishes) continue;
    return [
      {
        kind: "control",
        control: "scan-blocks-publish",
        status: "present",
        about: publishes.ci,
        at: needsAt(publishes, scan.by) ?? publishes.at,
        fact: `${publishes.name} waits for the scan`,
      },
    ];
  }
  return [];
}
