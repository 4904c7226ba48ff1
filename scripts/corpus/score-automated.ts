import { startsOfJobs } from "@/lib/domain/scan/link/starts";
import type { Scan } from "@/lib/domain/scan/scan";
import type { Expected } from "./expected";
import type { Score } from "./subjects";

/** Whether a person starts each job, and whether each connection is automated. */
export function scoreAutomated(scan: Scan, expected: Expected): Score {
  const [found, missed, extra]: [string[], string[], string[]] = [[], [], []];
  const files = new Map<string, readonly string[]>();
  const starts = startsOfJobs(scan.facts);
  for (const { file, jobs = [] } of expected.ci)
    for (const { id, manual } of jobs) {
      if (manual === undefined) continue;
      const job = scan.facts.find(
        (fact) =>
          fact.kind === "job" &&
          (fact.at.file === file || fact.ci === file) &&
          (fact.name === id || fact.id.endsWith(`#${id}`)),
      );
      const says = `${file} ${id} ${manual === true ? "by a person" : manual === false ? "by itself" : "depends"}`;
      const how = job && starts.get(job.kind === "job" ? job.id : "");
      const wanted = manual === true ? "by-person" : manual === false ? "automatic" : "unknown";
      files.set(says, [file]);
      if (how === wanted) found.push(says);
      else {
        const missing = `${says}; ours: ${how ?? "no such job"}`;
        files.set(missing, [file]);
        missed.push(missing);
        if (how === "automatic") extra.push(says);
      }
    }
  const jobFile = new Map(
    scan.facts.flatMap((fact) => (fact.kind === "job" ? [[fact.id, fact.at.file] as const] : [])),
  );
  for (const { from, to, automated, file } of expected.automated) {
    const says = `${from} -> ${to} ${String(automated)} (${file})`;
    files.set(says, [file]);
    const runs = /deploy|cluster|ecs|ec2|eks|aks|gke|kubernetes|namespace|production\b/i.test(to);
    const own = scan.links.filter(
      ({ does, at, by, to: target }) =>
        (at.file === file || jobFile.get(by ?? "") === file || target.startsWith(`${file}#`)) &&
        (does === "deploy") === runs,
    );
    const isAutomated = own.some((link) => link.automated === true);
    if (automated === true ? isAutomated : !isAutomated) found.push(says);
    else (automated === true ? missed : extra).push(says);
  }
  return { found, missed, extra, files };
}
