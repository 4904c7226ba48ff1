import { fillVariables, type Variables } from "../ci/fill-variables";
import { pathsMatching } from "../glob";
import { at, itemsAt, textAt } from "../yaml/yaml-node";
import { variablesAt } from "./job-variables";
import type { JobContext, PipelineJob } from "./pipeline";

/** A pipeline of its own that jobs start from a file of the same repository. */
export interface ChildPipeline {
  readonly path: string;
  /** The ids of the jobs that start it. */
  readonly by: readonly string[];
  /** Variables that all of them pass on. */
  readonly variables: Variables;
}

/** The child pipelines of some jobs; each file once, and those of other projects only named. */
export function childPipelines(
  jobs: readonly PipelineJob[],
  { config, tree, folder, findings }: JobContext,
): readonly ChildPipeline[] {
  const children = new Map<string, ChildPipeline>();
  for (const { id, map, variables, at: place } of jobs) {
    const trigger = at(map, "trigger");
    if (!trigger) continue;
    const from = config.fileOf(trigger).path;
    const project = trigger.kind === "scalar" ? trigger.text : textAt(trigger, "project");
    if (project !== undefined && project !== "") {
      findings.facts.push({
        kind: "uses",
        from,
        to: fillVariables(project, variables),
        local: false,
        how: "workflow",
        at: config.placeOf(trigger),
      });
    }
    const own = new Map(
      [...variablesAt(at(map, "variables")).keys()].flatMap((name) => {
        const value = variables.get(name);
        return value === undefined ? [] : [[name, value] as const];
      }),
    );
    for (const include of itemsAt(trigger, "include")) {
      const written = include.kind === "scalar" ? include.text : textAt(include, "local");
      if (written === undefined) {
        const why = "It starts a child pipeline that is generated at run time, or stored elsewhere.";
        findings.notUnderstood.push({ at: place, why });
        continue;
      }
      const [path] = pathsMatching(tree, folder, fillVariables(written, variables).replace(/^\/+/, ""));
      if (path === undefined) continue;
      findings.facts.push({
        kind: "uses",
        from,
        to: path,
        local: true,
        how: "workflow",
        at: config.placeOf(include),
      });
      const known = children.get(path);
      children.set(path, {
        path,
        by: known ? [...known.by, id] : [id],
        variables: known ? shared(known.variables, own) : own,
      });
    }
  }
  return [...children.values()];
}

function shared(some: Variables, others: Variables): Variables {
  return new Map([...some].filter(([name, value]) => others.get(name) === value));
}
