import type { CiFact, Fact, JobFact } from "../facts";

type Starts = JobFact["starts"];

/**
 * Whether each job runs without a person, by its own line, the jobs that it waits for, and its pipeline's trigger. A job that a person
 * starts, or that waits for one, is manual; an unknown start stays unknown.
 */
export function startsOfJobs(facts: readonly Fact[]): ReadonlyMap<string, Starts> {
  const jobs = new Map(facts.filter((fact) => fact.kind === "job").map((job) => [job.id, job]));
  const pipelines = new Map(facts.filter((fact) => fact.kind === "ci").map((ci) => [ci.id, ci]));
  const known = new Map<string, Starts>();
  const startsOf = (id: string, way: ReadonlySet<string>): Starts => {
    const done = known.get(id);
    if (done) return done;
    const job = jobs.get(id);
    if (!job || way.has(id)) return "automatic";
    const before = new Set([...way, id]);
    const all = [
      job.starts,
      startsOfPipeline(pipelines.get(job.ci)),
      ...job.needs.map((need) => startsOf(need, before)),
    ];
    const starts = all.includes("by-person")
      ? "by-person"
      : all.includes("unknown")
        ? "unknown"
        : "automatic";
    known.set(id, starts);
    return starts;
  };
  for (const id of jobs.keys()) startsOf(id, new Set());
  return known;
}

/** A file with only manual triggers runs manually; one without triggers starts as configured on the server. */
function startsOfPipeline(ci: CiFact | undefined): Starts {
  const triggers = ci?.triggers ?? [];
  return triggers.length > 0 && triggers.every(({ on }) => on === "person") ? "by-person" : "automatic";
}
