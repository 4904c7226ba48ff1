import type { CheckFact, ControlFact, Fact, JobFact } from "./facts";
import type { Observation } from "./observations";

const byCheck = {
  "scan-image": "image-scan",
  sign: "image-signed",
  sbom: "image-sbom",
  provenance: "image-provenance",
} as const satisfies Partial<Record<CheckFact["does"], Observation>>;

/** Controls proven by the checks of a file's jobs: images scanned, signed and described, and whether findings block the push. */
export function controlsOfChecks(facts: readonly Fact[]): readonly ControlFact[] {
  const checks = facts.filter((fact) => fact.kind === "check");
  const jobs = new Map(facts.flatMap((fact) => (fact.kind === "job" ? [[fact.id, fact] as const] : [])));
  return checks.flatMap((check) => {
    const about = { kind: "control", at: check.at, about: check.by } as const;
    const observed = check.does in byCheck ? byCheck[check.does as keyof typeof byCheck] : undefined;
    const found: ControlFact[] = [];
    if (observed)
      found.push({ ...about, control: observed, status: "present", fact: `${check.does} by ${check.tool}` });
    if (check.does === "sign" && check.image !== undefined) {
      const isDigest = check.image.includes("@");
      found.push({
        ...about,
        control: "signature-by-digest",
        status: isDigest ? "present" : "violated",
        fact: isDigest ? "A digest is signed" : "A tag, which can move, is signed",
      });
    }
    const blocking = check.does === "scan-image" ? blocksPublish(check, facts, jobs) : undefined;
    if (blocking !== undefined) {
      found.push({
        ...about,
        control: "scan-blocks-publish",
        status: blocking ? "present" : "violated",
        fact: blocking ? "Findings end the job before the push" : "Findings do not end the job",
      });
    }
    return found;
  });
}

/** Whether something is pushed only after the check: later in its job, or by a job that waits for it. */
function blocksPublish(
  check: CheckFact,
  facts: readonly Fact[],
  jobs: ReadonlyMap<string, JobFact>,
): boolean | undefined {
  if (check.blocks === false) return false;
  if (check.blocks === "unknown") return undefined;
  const place = facts.indexOf(check);
  const isAfter = facts.some((fact, index) => {
    const isPush = fact.kind === "push" || (fact.kind === "build" && fact.pushes === true);
    if (!isPush) return false;
    return fact.by === check.by ? index > place : waitsFor(fact.by, check.by, jobs);
  });
  return isAfter ? true : undefined;
}

function waitsFor(job: string, other: string, jobs: ReadonlyMap<string, JobFact>): boolean {
  const seen = new Set<string>();
  const waiting = [job];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const need of jobs.get(next)?.needs ?? []) {
      if (need === other) return true;
      if (!seen.has(need)) waiting.push(need);
      seen.add(need);
    }
  }
  return false;
}
