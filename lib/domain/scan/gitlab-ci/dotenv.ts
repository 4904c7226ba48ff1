import { fillVariables, type Variables } from "../ci/fill-variables";
import { baseName } from "../source";
import { itemsAt, textAt } from "../yaml/yaml-node";
import type { PipelineJob } from "./pipeline";

const written = /\becho\s+["']?([A-Za-z_]\w*)=([^"'\s>]*)["']?\s*>>?\s*["']?([\w./-]+)/g;

/** Variables that a job passes to later jobs in a file: `artifacts: reports: dotenv`. */
function handedBy({ map, variables }: PipelineJob): Variables {
  const files = itemsAt(map, "artifacts", "reports", "dotenv").map((item) => baseName(textAt(item) ?? ""));
  const handed = new Map<string, string>();
  if (files.length === 0) return handed;
  for (const item of [...itemsAt(map, "before_script"), ...itemsAt(map, "script")]) {
    for (const [, name = "", value = "", file = ""] of (textAt(item) ?? "")
      .slice(0, 20_000)
      .matchAll(written)) {
      if (!files.includes(baseName(file))) continue;
      // A command's output is unknown here.
      if (/[`(]/.test(value)) handed.delete(name);
      else handed.set(name, fillVariables(value, variables));
    }
  }
  return handed;
}

/** Jobs with the variables from earlier jobs. */
export function withHanded(
  jobs: readonly PipelineJob[],
  needs: ReadonlyMap<string, ReadonlyMap<string, unknown>>,
): readonly PipelineJob[] {
  const handing = jobs
    .map((job) => ({ id: job.id, handed: handedBy(job) }))
    .filter(({ handed }) => handed.size > 0);
  if (handing.length === 0) return jobs;
  return jobs.map((job) => {
    const given = handing.filter(({ id }) => needs.get(job.id)?.has(id));
    return given.length === 0
      ? job
      : { ...job, variables: new Map([...job.variables, ...given.flatMap(({ handed }) => [...handed])]) };
  });
}
