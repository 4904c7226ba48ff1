import { runLines } from "../ci/run-lines";
import { documentsOf, type Findings, readingOf } from "../ci/reading";
import type { JobFact } from "../facts";
import type { Reader } from "../reader";
import { baseName, folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

/** In the order in which CodeDeploy runs them. */
const hooks = [
  "ApplicationStop",
  "BeforeBlockTraffic",
  "BlockTraffic",
  "AfterBlockTraffic",
  "BeforeInstall",
  "AfterInstall",
  "ApplicationStart",
  "ValidateService",
  "BeforeAllowTraffic",
  "AfterAllowTraffic",
];

/**
 * `appspec.yml` of AWS CodeDeploy: the scripts that it runs on a machine, or the task that it gives to ECS. Something else starts the
 * deployment, so that how its jobs start is unknown; they are parts of that, and no CI system of their own.
 */
export const appspecReader: Reader = {
  format: "codedeploy",
  recognises: ({ path, text }) =>
    /\.(?:ya?ml|json)$/i.test(path) &&
    (/^appspec/i.test(baseName(path)) || /^version:\s*["']?0\.0["']?\s*$/m.test(text)) &&
    /^[ \t]*["']?(?:hooks|Resources|resources|files)["']?[ \t]*:/m.test(text),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    const root = documents.find(({ kind }) => kind === "map");
    if (!root) return findings;
    readHooks(root, file, tree, findings);
    readResources(root, file, tree, findings);
    return readingOf(findings);
  },
};

function jobOf(file: SourceFile, name: string, line: number, before: string | undefined): JobFact {
  return {
    kind: "job",
    id: `${file.path}#${name}`,
    ci: file.path,
    name,
    starts: "unknown",
    needs: before === undefined ? [] : [before],
    at: { file: file.path, line },
  };
}

function readHooks(
  root: YamlNode,
  file: SourceFile,
  tree: SourceTree,
  { facts, notUnderstood }: Findings,
): void {
  // Hooks of ECS are a list, and name functions.
  if (at(root, "hooks")?.kind !== "map") return;
  const folder = folderOf(file.path);
  const entries = entriesAt(root, "hooks").filter(([name]) => hooks.includes(name));
  let before: string | undefined;
  for (const [hook, { line, value }] of entries.toSorted(
    ([one], [other]) => hooks.indexOf(one) - hooks.indexOf(other),
  )) {
    const job = jobOf(file, hook, line, before);
    facts.push(job);
    before = job.id;
    for (const item of itemsAt(value)) {
      const written = at(item, "location");
      const location = textAt(written);
      if (!written || location === undefined) continue;
      const place = { file: file.path, line: written.line };
      const user = at(item, "runas");
      if (user && textAt(user) === "root") {
        facts.push({
          kind: "control",
          control: "least-privilege-host",
          status: "violated",
          about: file.path,
          at: { file: file.path, line: user.line },
          fact: `${hook} runs as root`,
        });
      }
      const to = scriptPath(location, folder, tree);
      facts.push({
        kind: "uses",
        from: file.path,
        to: to ?? location,
        local: to !== undefined,
        how: "source",
        at: place,
      });
      if (to === undefined) {
        notUnderstood.push({ at: place, why: `The script “${location}” is not among the files.` });
        continue;
      }
      const lines = [{ text: `./${location.replace(/^\.?\/+/, "")}`, line: written.line }];
      const script = tree.get(to);
      const isBeside = script !== undefined && to === resolvePath(folder, location);
      facts.push(
        ...runLines(isBeside ? lines : [{ text: `./${baseName(to)}`, line: written.line }], {
          by: job.id,
          file,
          tree,
          folder: isBeside ? folder : folderOf(to),
          variables: new Map(),
        }),
      );
    }
  }
}

/** From the folder of the file, which is the root of what is deployed; or else the only script of that name. */
function scriptPath(location: string, folder: string, tree: SourceTree): string | undefined {
  const beside = resolvePath(folder, location.replace(/^\/+/, ""));
  if (beside !== undefined && tree.has(beside)) return beside;
  const ending = `/${location.replace(/^\.?\/+/, "")}`;
  const others = [...tree.keys()].filter((path) => `/${path}`.endsWith(ending));
  return others.length === 1 ? others[0] : undefined;
}

/** A service of ECS that gets a new task: the task itself is in a file beside, or its place is filled in by the pipeline. */
function readResources(root: YamlNode, file: SourceFile, tree: SourceTree, { facts }: Findings): void {
  const resources = at(root, "Resources") ?? at(root, "resources");
  for (const resource of itemsAt(resources)) {
    for (const [name, { line, value }] of entriesAt(resource)) {
      if (textAt(value, "Type") !== "AWS::ECS::Service") continue;
      const job = jobOf(file, name, line, undefined);
      const container = textAt(value, "Properties", "LoadBalancerInfo", "ContainerName");
      const task = resolvePath(folderOf(file.path), "taskdef.json");
      facts.push(job, {
        kind: "deploy",
        by: job.id,
        how: "codedeploy",
        files: task !== undefined && tree.has(task) ? [task] : [],
        workloads: [container ?? name],
        at: job.at,
      });
    }
  }
}
