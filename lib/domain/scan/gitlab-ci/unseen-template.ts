import { fillVariables, treePath } from "../ci/fill-variables";
import { parseImageRef } from "../image-ref";
import { at } from "../yaml/yaml-node";
import { variablesAt } from "./job-variables";
import type { JobContext, PipelineJob } from "./pipeline";

/**
 * A job whose script is in a template of elsewhere still says by its variables what it works on: an image's name together with the
 * folder of a Dockerfile that is there is a build, a file of values or manifests with an environment is a deployment. Whether it
 * pushes, and how it deploys, is not known.
 */
export function factsOfUnseen(job: PipelineJob, environment: string | undefined, context: JobContext): void {
  const { config, findings } = context;
  const said = [...variablesAt(at(job.map, "variables"))].map(([name, { value, node }]) => ({
    name,
    value: fillVariables(value, job.variables),
    at: config.placeOf(node),
  }));
  const image = said.find(
    ({ name, value }) =>
      /image/i.test(name) && parseImageRef(value)?.repository !== undefined && /[/:]/.test(value),
  );
  const built = image && dockerfileOf(said, context);
  if (built) {
    findings.facts.push({
      kind: "build",
      by: job.id,
      images: [image.value],
      ...built,
      args: {},
      pushes: "unknown",
      at: image.at,
    });
  }
  const values = said.flatMap(({ name, value, at: place }) => {
    const path = /values|manifest|chart/i.test(name) ? treePath(context.folder, value.trim()) : undefined;
    return path !== undefined && context.tree.has(path) ? [{ path, at: place }] : [];
  });
  const [first] = values;
  if (first && environment !== undefined) {
    findings.facts.push({
      kind: "deploy",
      by: job.id,
      how: /values[^/]*\.ya?ml$/i.test(first.path) ? "helm" : "unknown",
      files: values.map(({ path }) => path),
      workloads: [],
      environment,
      at: first.at,
    });
  }
}

interface Said {
  readonly name: string;
  readonly value: string;
}

/** A Dockerfile of the tree that variables lead to: by its own path, by `-f` in arguments, or in the folder of the context. */
function dockerfileOf(
  said: readonly Said[],
  { tree, folder }: JobContext,
): { dockerfile: string; context?: string } | undefined {
  const contextText = said.find(({ name }) => /(?:^|_)(?:context|dir|path)(?:$|_)/i.test(name))?.value.trim();
  const context = contextText === undefined ? undefined : treePath(folder, contextText);
  const inFolder = { ...(context !== undefined && { context }) };
  const named = said.flatMap(({ name, value }) => {
    if (/docker_?file/i.test(name)) return [value.trim()];
    const [, file] = /(?:^|\s)(?:-f|--file|--dockerfile)[\s=]+(\S+)/.exec(value) ?? [];
    return file === undefined ? [] : [file];
  });
  const candidates = [
    ...named.flatMap((written) => treePath(folder, written) ?? []),
    ...named.flatMap((written) => (context === undefined ? [] : (treePath(context, written) ?? []))),
    ...(context === undefined ? [] : [treePath(context, "Dockerfile") ?? ""]),
  ];
  const dockerfile = candidates.find((path) => tree.has(path));
  return dockerfile === undefined ? undefined : { dockerfile, ...inFolder };
}
