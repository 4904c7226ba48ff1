import { runLines } from "../ci/run-lines";
import { fillVariables, treePath, type Variables } from "../ci/fill-variables";
import { isProduction } from "../ci/production";
import { documentsOf, type Findings, readingOf } from "../ci/reading";
import { scanGates } from "../ci/scan-gate";
import { linesOfScript } from "../ci/script-lines";
import { secretsOfVariable } from "../ci/secrets";
import { isDockerInDocker, toolImage, toolImagesPinned } from "../ci/tool-image";
import type { CiTool } from "../ci-tool";
import type { CheckFact, Fact, JobFact, Trigger } from "../facts";
import type { Reader } from "../reader";
import { baseName, folderOf, type SourceFile, type SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { pluginFacts } from "./plugins";

const mostSteps = 300;

/** `.drone.yml`, `.woodpecker.yml` and the files of `.woodpecker/`. */
export const droneReader: Reader = {
  format: "drone",
  recognises: ({ path }) =>
    /(?:^|\/)(?:\.drone\.ya?ml|\.woodpecker\.ya?ml|\.woodpecker\/[^/]+\.ya?ml)$/i.test(path),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    const pipelines = documents.filter(
      (document) => stepsOf(document).length > 0 && (textAt(document, "kind") ?? "pipeline") === "pipeline",
    );
    const tool: CiTool = /\.woodpecker/i.test(file.path) ? "woodpecker" : "drone";
    pipelines.forEach((pipeline, index) => {
      const name = textAt(pipeline, "name") ?? (pipelines.length > 1 ? String(index + 1) : undefined);
      const ci = pipelines.length > 1 ? `${file.path}#${name ?? index + 1}` : file.path;
      findings.facts.push(
        ...pipelineFacts(pipeline, { file, tree, ci, tool, ...(name !== undefined && { name }) }),
      );
    });
    return readingOf(findings);
  },
};

interface Pipeline {
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly ci: string;
  readonly tool: CiTool;
  readonly name?: string;
}

interface Step {
  readonly name: string;
  readonly node: YamlNode;
  readonly line: number;
}

/** A list, or in older files a map by name under `steps` or `pipeline`. */
function stepsOf(pipeline: YamlNode): readonly Step[] {
  const steps = at(pipeline, "steps") ?? at(pipeline, "pipeline");
  if (steps?.kind === "map") {
    return entriesAt(steps)
      .map(([name, { value, line }]) => ({ name, node: value, line }))
      .slice(0, mostSteps);
  }
  return (steps?.kind === "list" ? steps.items : [])
    .filter(({ kind }) => kind === "map")
    .map((node, index) => ({ name: textAt(node, "name") ?? `step ${index + 1}`, node, line: node.line }))
    .slice(0, mostSteps);
}

function eventsOf(pipeline: YamlNode): readonly string[] {
  const conditions = [at(pipeline, "trigger"), ...itemsAt(pipeline, "when")];
  return conditions.flatMap((condition) => {
    const event = at(condition, "event");
    return itemsAt(event?.kind === "map" ? at(event, "include") : event).flatMap(
      (item) => textAt(item) ?? [],
    );
  });
}

const triggers: ReadonlyMap<string, Trigger["on"]> = new Map([
  ["push", "push"],
  ["tag", "tag"],
  ["release", "tag"],
  ["pull_request", "proposal"],
  ["cron", "schedule"],
  ["custom", "person"],
  ["manual", "person"],
  ["promote", "person"],
  ["rollback", "person"],
  ["deployment", "person"],
]);

/** Events that only a person makes. */
const byPerson = new Set(["custom", "manual", "promote", "rollback", "deployment"]);

function pipelineFacts(pipeline: YamlNode, { file, tree, ci, tool, name }: Pipeline): readonly Fact[] {
  const events = eventsOf(pipeline);
  const facts: Fact[] = [
    {
      kind: "ci",
      id: ci,
      tool,
      ...(name !== undefined && { name }),
      triggers: events.flatMap((event) => {
        const on = triggers.get(event);
        return on === undefined ? [] : [{ on, text: event }];
      }),
      at: { file: file.path, line: pipeline.line },
    },
  ];
  const steps = stepsOf(pipeline);
  const isGraph = steps.some(({ node }) => at(node, "depends_on"));
  const runsOn = [...entriesAt(pipeline, "node"), ...entriesAt(pipeline, "labels")]
    .map(([key, { value }]) => `${key}=${textAt(value) ?? ""}`)
    .join(", ");
  const type = textAt(pipeline, "type");
  steps.forEach((step, index) => {
    const id = `${ci}#${step.name}`;
    const own = stepEvents(step.node);
    const shown = own.length > 0 ? own : events;
    const needed = isGraph
      ? itemsAt(step.node, "depends_on")
          .flatMap((item) => textAt(item) ?? [])
          .filter((one) => steps.some((other) => other.name === one))
      : steps.slice(Math.max(0, index - 1), index).map((one) => one.name);
    const starts: JobFact["starts"] =
      shown.length > 0 && shown.every((event) => byPerson.has(event))
        ? "by-person"
        : shown.some((event) => byPerson.has(event))
          ? "unknown"
          : "automatic";
    const environment = targetOf(step.node) ?? targetOf(pipeline);
    facts.push({
      kind: "job",
      id,
      ci,
      name: step.name,
      starts,
      needs: needed.map((one) => `${ci}#${one}`),
      ...(runsOn !== "" && { runsOn }),
      ...((type === "exec" || type === "ssh") && { ownMachine: true }),
      ...(environment !== undefined && { environment }),
      at: { file: file.path, line: step.line },
    });
    if (starts === "by-person" && [step.name, environment ?? ""].some(isProduction)) {
      const said = at(step.node, "when") ?? at(pipeline, "trigger") ?? step.node;
      facts.push({
        kind: "control",
        control: "manual-approval-before-production",
        status: "present",
        about: id,
        at: { file: file.path, line: said.line },
        fact: `${step.name} is started by a person`,
      });
    }
    facts.push(...stepFacts(step, { by: id, ci, file, tree }));
  });
  for (const { node } of servicesOf(pipeline)) {
    const image = at(node, "image");
    if (image && isDockerInDocker(textAt(image) ?? "")) facts.push(dockerInDocker(ci, file, image));
  }
  return [...facts, ...toolImagesPinned(facts, ci), ...scanGates(facts, () => undefined)];
}

function servicesOf(pipeline: YamlNode): readonly { readonly node: YamlNode }[] {
  const services = at(pipeline, "services");
  return services?.kind === "map"
    ? entriesAt(services).map(([, { value }]) => ({ node: value }))
    : itemsAt(services).map((node) => ({ node }));
}

function dockerInDocker(ci: string, file: SourceFile, image: YamlNode): Fact {
  return {
    kind: "control",
    control: "docker-in-docker",
    status: "present",
    about: ci,
    at: { file: file.path, line: image.line },
    fact: textAt(image) ?? "",
  };
}

function stepEvents(step: YamlNode): readonly string[] {
  return itemsAt(step, "when").flatMap((condition) => {
    const event = at(condition, "event");
    return itemsAt(event?.kind === "map" ? at(event, "include") : event).flatMap(
      (item) => textAt(item) ?? [],
    );
  });
}

/** The environment to which a person promotes. */
function targetOf(node: YamlNode): string | undefined {
  return textAt(itemsAt(at(node, "trigger", "target") ?? at(node, "when", "target"))[0]);
}

interface Around {
  readonly by: string;
  readonly ci: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
}

function stepFacts({ node }: Step, { by, ci, file, tree }: Around): readonly Fact[] {
  const facts: Fact[] = [];
  const image = at(node, "image");
  const written = textAt(image) ?? "";
  const commands = at(node, "commands");
  const place = (one: YamlNode) => ({ file: file.path, line: one.line });
  const tool = image && toolImage(written, { by, at: place(image) });
  if (tool) facts.push(commands ? tool : { ...tool, what: "plugin" });
  if (image && isDockerInDocker(written)) facts.push(dockerInDocker(ci, file, image));
  const privileged = at(node, "privileged");
  if (privileged && textAt(privileged) === "true") {
    facts.push({
      kind: "control",
      control: "privileged-build-step",
      status: "violated",
      about: by,
      at: place(privileged),
      fact: `${written} runs privileged`,
    });
  }
  const variables = variablesOf(node);
  for (const [name, { value, line }] of entriesAt(node, "environment")) {
    facts.push(
      ...secretsOfVariable({ name, value: textAt(value) ?? "", about: by, at: { file: file.path, line } }),
    );
  }
  const root = folderOf(file.path);
  // The files of `.woodpecker/` begin at the root of the repository.
  const folder = baseName(root) === ".woodpecker" ? folderOf(root) : root;
  const mayFail = textAt(node, "failure") === "ignore";
  const done = commands
    ? runLines(linesOfScript(itemsAt(commands)), { by, file, tree, folder, variables })
    : pluginFacts(written, node, {
        by,
        file,
        folder,
        tree,
        fill: (text) => fillVariables(text, variables),
        path: (text) => treePath(folder, text),
      });
  return [
    ...facts,
    ...done.map((fact) =>
      mayFail && fact.kind === "check" ? ({ ...fact, blocks: false } satisfies CheckFact) : fact,
    ),
  ];
}

function variablesOf(node: YamlNode): Variables {
  const variables = new Map<string, string>();
  for (const [name, { value }] of entriesAt(node, "environment")) {
    if (value.kind === "scalar" && value.value !== null) variables.set(name, value.text);
  }
  for (const item of itemsAt(node, "environment")) {
    const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(textAt(item) ?? "") ?? [];
    if (name !== undefined && value !== undefined) variables.set(name, value);
  }
  return variables;
}
