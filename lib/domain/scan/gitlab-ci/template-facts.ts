import type { Fact } from "../facts";
import type { SourceTree } from "../source";
import { resolvePath } from "../source";
import type { ForeignInclude } from "./includes";
import { templateJob } from "./templates";

interface Where {
  readonly ci: string;
  readonly tree: SourceTree;
  readonly folder: string;
  /** The image that a job is configured to scan. */
  readonly imageOf: (job: string) => string | undefined;
}

/**
 * The jobs of GitLab's own templates and components. Their checks let the pipeline go on as they come; a job of the same name in the
 * file only changes them.
 */
export function factsOfTemplates(
  foreign: readonly ForeignInclude[],
  known: readonly Fact[],
  { ci, tree, folder, imageOf }: Where,
): readonly Fact[] {
  const facts: Fact[] = [];
  for (const { how, name, at } of foreign) {
    const isGitlabs = how === "template" || (how === "component" && /(?:^|\/)components\//.test(name));
    const job = isGitlabs ? templateJob(name) : undefined;
    if (!job) continue;
    const by = `${ci}#${job.name}`;
    const own = known.find((fact) => fact.kind === "job" && fact.id === by);
    if (own?.kind === "job" && own.disabled) continue;
    if (!own) facts.push({ kind: "job", id: by, ci, name: job.name, starts: "automatic", needs: [], at });
    const image = job.check?.does === "scan-image" ? imageOf(job.name) : undefined;
    if (job.check) {
      facts.push({
        kind: "check",
        by,
        ...job.check,
        ...(image !== undefined && { image }),
        blocks: false,
        at,
      });
    }
    if (job.control) {
      facts.push({
        kind: "control",
        control: job.control,
        status: "present",
        about: by,
        at,
        fact: `${name} of GitLab`,
      });
    }
    if (job.builds !== undefined) {
      const dockerfile = resolvePath(folder, "Dockerfile");
      const found = dockerfile !== undefined && tree.has(dockerfile) ? { dockerfile, context: folder } : {};
      facts.push({ kind: "build", by, images: [job.builds], ...found, args: {}, pushes: true, at });
    }
  }
  return facts;
}
