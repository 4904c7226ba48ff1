import { runLines } from "../ci/run-lines";
import { isProduction } from "../ci/production";
import { documentsOf, type Findings, readingOf } from "../ci/reading";
import { scanGates } from "../ci/scan-gate";
import { linesOfScript } from "../ci/script-lines";
import { isDockerInDocker, toolImage, toolImagesPinned } from "../ci/tool-image";
import type { CheckFact, Fact, JobFact, Trigger } from "../facts";
import type { Reader } from "../reader";
import { folderOf, type SourceFile, type SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { pipeFacts } from "./pipes";

const mostSteps = 500;

/** `bitbucket-pipelines.yml`. */
export const bitbucketReader: Reader = {
  format: "bitbucket-pipelines",
  recognises: ({ path }) => /(?:^|\/)bitbucket-pipelines\.ya?ml$/i.test(path),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    const root = documents.find((document) => at(document, "pipelines"));
    if (!root) return findings;
    const starts = pipelinesOf(root);
    findings.facts.push({
      kind: "ci",
      id: file.path,
      tool: "bitbucket",
      triggers: starts.map(({ trigger }) => trigger),
      at: { file: file.path, line: 1 },
    });
    const left = { steps: mostSteps };
    for (const { name, node, trigger } of starts) {
      findings.facts.push(...pipelineFacts(name, node, trigger, { root, file, tree, left }));
    }
    findings.facts.push(...toolImagesPinned(findings.facts, file.path));
    findings.facts.push(...scanGates(findings.facts, () => undefined));
    return readingOf(findings);
  },
};

interface Start {
  readonly name: string;
  readonly node: YamlNode;
  readonly trigger: Trigger;
}

const kinds: ReadonlyMap<string, Trigger["on"]> = new Map([
  ["branches", "push"],
  ["bookmarks", "push"],
  ["tags", "tag"],
  ["pull-requests", "proposal"],
  ["custom", "person"],
]);

function pipelinesOf(root: YamlNode): readonly Start[] {
  return entriesAt(root, "pipelines").flatMap(([kind, { value }]): readonly Start[] => {
    if (kind === "default")
      return [{ name: "default", node: value, trigger: { on: "push", text: "default" } }];
    const on = kinds.get(kind);
    if (on === undefined) return [];
    return entriesAt(value).map(([name, entry]) => ({
      name: `${kind}/${name}`,
      node: entry.value,
      trigger: { on, text: `${kind}: ${name}` },
    }));
  });
}

interface Around {
  readonly root: YamlNode;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  /** Counts down over all pipelines. */
  readonly left: { steps: number };
}

/** A step, whether a person starts it, and its environment as its stage says it. */
interface Step {
  readonly node: YamlNode;
  readonly manual?: YamlNode;
  readonly deployment?: string;
}

/** Groups of steps that run side by side, one group after another. */
function groupsOf(pipeline: YamlNode): readonly (readonly Step[])[] {
  const groups: Step[][] = [];
  const stepOf = (node: YamlNode, stage?: YamlNode): Step => {
    const trigger = [at(node, "trigger"), at(stage, "trigger")].find((one) => textAt(one) === "manual");
    const deployment = textAt(node, "deployment") ?? textAt(stage, "deployment");
    return { node, ...(trigger && { manual: trigger }), ...(deployment !== undefined && { deployment }) };
  };
  const add = (item: YamlNode, depth: number, stage?: YamlNode) => {
    const step = at(item, "step");
    if (step?.kind === "map") groups.push([stepOf(step, stage)]);
    const parallel = at(item, "parallel");
    if (parallel) {
      const inside = at(parallel, "steps") ?? parallel;
      groups.push(
        itemsAt(inside).flatMap((one) =>
          at(one, "step")?.kind === "map" ? [stepOf(at(one, "step") ?? one, stage)] : [],
        ),
      );
    }
    const inner = at(item, "stage");
    if (inner && depth < 4) for (const one of itemsAt(inner, "steps")) add(one, depth + 1, inner);
  };
  for (const item of itemsAt(pipeline)) add(item, 0);
  return groups.filter((group) => group.length > 0);
}

function pipelineFacts(
  pipeline: string,
  node: YamlNode,
  trigger: Trigger,
  { root, file, tree, left }: Around,
): readonly Fact[] {
  const facts: Fact[] = [];
  let before: readonly string[] = [];
  // Later steps wait for the person too.
  let isHeld = trigger.on === "person";
  const taken = new Set<string>();
  for (const group of groupsOf(node)) {
    const now: string[] = [];
    for (const [index, { node: step, manual, deployment }] of group.entries()) {
      if (left.steps-- <= 0) return facts;
      const written = textAt(step, "name") ?? `step ${taken.size + 1 + index}`;
      const name = taken.has(written) ? `${written} (${taken.size + 1})` : written;
      taken.add(name);
      const id = `${file.path}#${pipeline}/${name}`;
      if (manual) isHeld = true;
      const job: JobFact = {
        kind: "job",
        id,
        ci: file.path,
        name,
        starts: isHeld ? "by-person" : "automatic",
        needs: before,
        ...machineOf(step),
        ...(deployment !== undefined && { environment: deployment }),
        at: { file: file.path, line: step.line },
      };
      now.push(id);
      facts.push(job, ...stepFacts(step, id, { root, file, tree, left }));
      if (manual && [name, deployment ?? ""].some(isProduction)) {
        facts.push({
          kind: "control",
          control: "manual-approval-before-production",
          status: "present",
          about: id,
          at: { file: file.path, line: manual.line },
          fact: `${name} is started by a person`,
        });
      }
    }
    before = now;
  }
  return facts;
}

function machineOf(step: YamlNode): Pick<JobFact, "runsOn" | "ownMachine"> {
  const labels = itemsAt(step, "runs-on").flatMap((item) => textAt(item) ?? []);
  if (labels.length === 0) return {};
  const isOwn = labels.some((label) => label.startsWith("self.hosted"));
  return { runsOn: labels.join(", "), ...(isOwn && { ownMachine: true }) };
}

function stepFacts(step: YamlNode, by: string, { root, file, tree }: Around): readonly Fact[] {
  const facts: Fact[] = [];
  const folder = folderOf(file.path);
  const image = at(step, "image") ?? at(root, "image");
  const name = image?.kind === "map" ? at(image, "name") : image;
  const tool = name && toolImage(textAt(name) ?? "", { by, at: { file: file.path, line: name.line } });
  if (tool) facts.push(tool);
  for (const service of itemsAt(step, "services").flatMap((item) => textAt(item) ?? [])) {
    const found = at(root, "definitions", "services", service, "image");
    const serviceName = found?.kind === "map" ? at(found, "name") : found;
    const written = textAt(serviceName);
    if (!serviceName || written === undefined) continue;
    const place = { file: file.path, line: serviceName.line };
    const used = toolImage(written, { by, at: place });
    if (used) facts.push(used);
    if (isDockerInDocker(written)) {
      facts.push({
        kind: "control",
        control: "docker-in-docker",
        status: "present",
        about: file.path,
        at: place,
        fact: written,
      });
    }
  }
  const oidc = at(step, "oidc");
  if (oidc && textAt(oidc) === "true") {
    facts.push({
      kind: "control",
      control: "cloud-credentials-oidc",
      status: "present",
      about: by,
      at: { file: file.path, line: oidc.line },
      fact: "has a token of Bitbucket",
    });
  }
  const lines = [...itemsAt(step, "script"), ...itemsAt(step, "after-script")];
  const run = { by, file, tree, folder, variables: new Map<string, string>() };
  // Lines between two pipes are one script.
  let script: YamlNode[] = [];
  for (const item of lines) {
    if (item.kind === "scalar") {
      script.push(item);
      continue;
    }
    facts.push(...runLines(linesOfScript(script), run));
    script = [];
    facts.push(...pipeFacts(item, run));
  }
  facts.push(...runLines(linesOfScript(script), run));
  const mayFail = textAt(step, "on-fail", "strategy") === "ignore";
  return mayFail
    ? facts.map((fact) => (fact.kind === "check" ? ({ ...fact, blocks: false } satisfies CheckFact) : fact))
    : facts;
}
