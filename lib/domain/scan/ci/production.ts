import type { Fact, JobFact } from "../facts";

/** Whether a name speaks of production: `prod`, `production-eu`, `live`; not `product-service`, `nonprod` or `pre-production`. */
export function isProduction(name: string): boolean {
  const words = name.toLowerCase().split(/[^a-z]+/);
  return words.some(
    (word, index) =>
      ["prod", "production", "prd", "live"].includes(word) &&
      !["pre", "non", "not"].includes(words[index - 1] ?? ""),
  );
}

/** Whether a name speaks of an environment before production. */
function isBeforeProduction(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) =>
      /^(?:dev|develop|development|stag|stage|staging|stg|test|testing|qa|uat|preview|review|sandbox|nonprod|preprod|int|integration)$/.test(
        word,
      ),
    );
}

/** The jobs that wait for a job, those that wait for them too. */
export function jobsAfter(job: string, jobs: readonly JobFact[]): readonly JobFact[] {
  const met = new Set([job]);
  const after: JobFact[] = [];
  let grew = true;
  for (let round = 0; grew && round < 64; round++) {
    grew = false;
    for (const candidate of jobs) {
      if (met.has(candidate.id) || !candidate.needs.some((need) => met.has(need))) continue;
      met.add(candidate.id);
      after.push(candidate);
      grew = true;
    }
  }
  return after;
}

/** Whether what a job does reaches production: its environment or its name says so, or it deploys and says no environment before it. */
export function reachesProduction({ id, name, environment }: JobFact, facts: readonly Fact[]): boolean {
  const said = [name, environment ?? ""];
  if (said.some(isProduction)) return true;
  if (said.some(isBeforeProduction)) return false;
  return facts.some(
    (fact) => fact.kind === "deploy" && fact.by === id && !isBeforeProduction(fact.environment ?? ""),
  );
}
