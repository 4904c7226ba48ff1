import { fillVariables } from "../ci/fill-variables";
import { isProduction } from "../ci/production";
import { secretsOfVariable } from "../ci/secrets";
import { isDockerInDocker, toolImage } from "../ci/tool-image";
import type { CheckFact, Fact, JobFact } from "../facts";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { runScript, scriptOf } from "./job-script";
import { matrixOf, variablesAt } from "./job-variables";
import type { JobContext, PipelineJob } from "./pipeline";
import { factsOfUnseen } from "./unseen-template";

/** All that one job says, into the findings. */
export function factsOfJob(
  job: PipelineJob,
  { starts, needs }: Pick<JobFact, "starts" | "needs">,
  context: JobContext,
): void {
  const { config, findings } = context;
  const { id, map, name, start } = job;
  const environment = environmentOf(job);
  findings.facts.push({
    kind: "job",
    id,
    ci: id.slice(0, -name.length - 1),
    name,
    starts,
    needs,
    at: job.at,
    ...(start.disabled && { disabled: true }),
    ...machineOf(job),
    ...(environment !== undefined && { environment }),
  });
  if (start.disabled) return;
  const place = (node: YamlNode) => config.placeOf(node);
  if (start.manual && starts === "by-person" && [environment ?? "", name].some(isProduction)) {
    const fact = `${name} is started by a person`;
    findings.facts.push({
      kind: "control",
      control: "manual-approval-before-production",
      status: "present",
      about: id,
      at: place(start.manual),
      fact,
    });
  }
  imagesOf(job, context);
  secretsOf(job, context);
  findings.facts.push(...scriptFacts(job, context).map((fact) => asJobEnds(fact, job)));
  if (!at(map, "script") && !at(map, "trigger") && !at(map, "run") && job.unseen.length > 0)
    factsOfUnseen(job, environment, context);
}

/** Findings block nothing if the job itself may fail. */
function asJobEnds(fact: Fact, { id, start }: PipelineJob): Fact {
  const isOwnCheck = fact.kind === "check" && fact.by === id;
  return isOwnCheck && start.mayFail ? ({ ...fact, blocks: false } satisfies CheckFact) : fact;
}

function environmentOf({ map, variables }: PipelineJob): string | undefined {
  const written = at(map, "environment");
  // Stopping, checking or preparing one deploys nothing.
  if (["stop", "verify", "access", "prepare"].includes(textAt(written, "action") ?? "")) return undefined;
  const name = written?.kind === "scalar" ? textAt(written) : textAt(written, "name");
  return name === undefined ? undefined : fillVariables(name, variables);
}

/** Tags of runners that GitLab itself runs. */
const hosted = /^(?:saas-|gitlab-org|shared-windows|windows-1809$|docker$)/;

function machineOf({ map, variables }: PipelineJob): Pick<JobFact, "runsOn" | "ownMachine"> {
  const tags = itemsAt(map, "tags")
    .flatMap((tag) => textAt(tag) ?? [])
    .map((tag) => fillVariables(tag, variables));
  if (tags.length === 0) return {};
  const isOwn = tags.every((tag) => !hosted.test(tag) && !tag.includes("$"));
  return { runsOn: tags.join(", "), ...(isOwn && { ownMachine: true }) };
}

function imagesOf({ id, map, variables }: PipelineJob, { config, findings }: JobContext): void {
  const ci = id.slice(0, id.indexOf("#"));
  for (const node of [...itemsAt(map, "image"), ...itemsAt(map, "services")]) {
    const name = node.kind === "map" ? at(node, "name") : node;
    const text = textAt(name);
    if (!name || text === undefined) continue;
    const written = fillVariables(text, variables);
    const place = config.placeOf(name);
    const tool = toolImage(written, { by: id, at: place });
    if (tool) findings.facts.push(tool);
    if (isDockerInDocker(written)) {
      findings.facts.push({
        kind: "control",
        control: "docker-in-docker",
        status: "present",
        about: ci,
        at: place,
        fact: written,
      });
    }
  }
}

function secretsOf({ id, map }: PipelineJob, { config, findings }: JobContext): void {
  for (const [name, { value, node }] of variablesAt(at(map, "variables"))) {
    findings.facts.push(...secretsOfVariable({ name, value, about: id, at: config.placeOf(node) }));
  }
  const [token] = entriesAt(map, "id_tokens");
  if (token) {
    const [name, { line, value }] = token;
    findings.facts.push({
      kind: "control",
      control: "cloud-credentials-oidc",
      status: "present",
      about: id,
      at: config.placeOf(value, line),
      fact: `${name} is a token of GitLab`,
    });
  }
  const [secret] = entriesAt(map, "secrets");
  if (secret) {
    const [name, { line, value }] = secret;
    findings.facts.push({
      kind: "control",
      control: "secrets-from-store",
      status: "present",
      about: id,
      at: config.placeOf(value, line),
      fact: `${name} is fetched from a store`,
    });
  }
  for (const cache of itemsAt(map, "cache")) {
    const shared = at(cache, "unprotect");
    if (shared && textAt(shared) === "true") {
      findings.facts.push({
        kind: "control",
        control: "shared-cache",
        status: "violated",
        about: id,
        at: config.placeOf(shared),
        fact: "the cache is shared with branches that are not protected",
      });
    }
  }
}

function scriptFacts(
  { id, map, variables }: PipelineJob,
  { config, tree, folder }: JobContext,
): readonly Fact[] {
  const parts = scriptOf(config, [at(map, "before_script"), at(map, "script")]);
  const after = scriptOf(config, [at(map, "after_script")]);
  return matrixOf(map).flatMap((combination) => {
    const run = { by: id, folder, tree, variables: new Map([...variables, ...combination]) };
    return [...runScript(parts, run), ...runScript(after, run)];
  });
}
