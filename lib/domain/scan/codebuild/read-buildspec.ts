import { runLines } from "../ci/run-lines";
import { afterLines, fillVariables, settle, type Variables } from "../ci/fill-variables";
import { documentsOf, type Findings, readingOf } from "../ci/reading";
import { rootFolder } from "../ci/root-folder";
import { scanGates } from "../ci/scan-gate";
import { linesOfScript } from "../ci/script-lines";
import { secretsOfVariable } from "../ci/secrets";
import { deployedTag } from "../ci/tags";
import type { Fact, JobFact } from "../facts";
import type { Reader } from "../reader";
import type { ScriptContext } from "../shell/read-script";
import { baseName, folderOf, resolvePath, type SourceFile, type SourceTree } from "../source";
import { at, entriesAt, itemsAt, type ScriptLine, textAt, type YamlNode } from "../yaml/yaml-node";
import { imageDefinitions } from "./image-definitions";

const phases = ["install", "pre_build", "build", "post_build"];

/** `buildspec.yml` of AWS CodeBuild. */
export const buildspecReader: Reader = {
  format: "codebuild",
  recognises: ({ path, text }) =>
    /\.(?:ya?ml|json)$/i.test(path) &&
    (/buildspec/i.test(baseName(path)) || /^version:\s*["']?0\.[12]["']?\s*$/m.test(text)) &&
    /^[ \t]*["']?(?:phases|batch)["']?[ \t]*:/m.test(text),
  read: (file, tree) => {
    const findings: Findings = { facts: [], notUnderstood: [] };
    const documents = documentsOf(file, findings);
    const root = documents.find((document) => at(document, "phases") ?? at(document, "batch"));
    if (!root) return findings;
    findings.facts.push({
      kind: "ci",
      id: file.path,
      tool: "codebuild",
      triggers: [],
      at: { file: file.path, line: 1 },
    });
    readPhases(root, file, tree, findings);
    findings.facts.push(...secretsOf(root, file), ...batchOf(root, file, tree));
    findings.facts.push(...scanGates(findings.facts, () => undefined));
    return readingOf(findings);
  },
};

function readPhases(root: YamlNode, file: SourceFile, tree: SourceTree, { facts }: Findings): void {
  const folder = rootFolder(file, tree);
  const variables = variablesOf(root);
  let known = variables;
  const done: ScriptLine[] = [];
  let before: string | undefined;
  for (const [phase, { line, value }] of orderedPhases(root)) {
    const lines = linesOfScript([...itemsAt(value, "commands"), ...itemsAt(value, "finally")]);
    if (!lines.some(({ text }) => text.trim() !== "")) continue;
    const id = `${file.path}#${phase}`;
    const job: JobFact = {
      kind: "job",
      id,
      ci: file.path,
      name: phase,
      starts: "automatic",
      needs: before === undefined ? [] : [before],
      at: { file: file.path, line },
    };
    const run: ScriptContext = { by: id, file, tree, folder, variables };
    facts.push(job, ...added(done, lines, run));
    done.push(...lines);
    known = afterLines(lines, known);
    facts.push(...handedOver(lines, id, file, known));
    before = id;
  }
}

/** The effects of lines in one shell, shared by all phases of a build. */
function added(
  before: readonly ScriptLine[],
  lines: readonly ScriptLine[],
  run: ScriptContext,
): readonly Fact[] {
  if (before.length === 0) return runLines(lines, run);
  const earlier = new Set(runLines(before, run).map((fact) => JSON.stringify(fact)));
  return runLines([...before, ...lines], run).filter((fact) => !earlier.has(JSON.stringify(fact)));
}

/** Those of CodeBuild in the order in which it runs them. */
function orderedPhases(root: YamlNode) {
  const entries = entriesAt(root, "phases").filter(([name]) => phases.includes(name));
  return entries.toSorted(([one], [other]) => phases.indexOf(one) - phases.indexOf(other));
}

function variablesOf(root: YamlNode): Variables {
  const written = new Map<string, string>();
  for (const [name, { value }] of entriesAt(root, "env", "variables")) {
    if (value.kind === "scalar" && value.value !== null) written.set(name, value.text);
  }
  return settle(written);
}

function secretsOf(root: YamlNode, file: SourceFile): readonly Fact[] {
  const facts: Fact[] = [];
  for (const [name, { value, line }] of entriesAt(root, "env", "variables")) {
    facts.push(
      ...secretsOfVariable({
        name,
        value: textAt(value) ?? "",
        about: file.path,
        at: { file: file.path, line },
      }),
    );
  }
  const [secret] = [
    ...entriesAt(root, "env", "secrets-manager"),
    ...entriesAt(root, "env", "parameter-store"),
  ];
  if (secret) {
    const [name, { line }] = secret;
    facts.push({
      kind: "control",
      control: "secrets-from-store",
      status: "present",
      about: file.path,
      at: { file: file.path, line },
      fact: `${name} is fetched from a store of AWS`,
    });
  }
  return facts;
}

/** `imagedefinitions.json` is what CodePipeline's step for ECS deploys. */
function handedOver(
  lines: readonly ScriptLine[],
  by: string,
  file: SourceFile,
  variables: Variables,
): readonly Fact[] {
  return lines.flatMap(({ text, line }) =>
    imageDefinitions(text).flatMap(({ container, image: written }): readonly Fact[] => {
      const image = written === undefined ? undefined : fillVariables(written, variables);
      const place = { file: file.path, line };
      return [
        {
          kind: "deploy",
          by,
          how: "ecs",
          files: [],
          workloads: [container],
          ...(image !== undefined && { image }),
          at: place,
        },
        ...(image === undefined ? [] : deployedTag(image, { about: by, at: place })),
      ];
    }),
  );
}

/** Builds of a batch that have a file of their own. */
function batchOf(root: YamlNode, file: SourceFile, tree: SourceTree): readonly Fact[] {
  const builds = ["build-graph", "build-list", "build-fanout"].flatMap((key) => itemsAt(root, "batch", key));
  return builds.flatMap((build): readonly Fact[] => {
    const written = textAt(build, "buildspec");
    const to = written === undefined ? undefined : (resolvePath(folderOf(file.path), written) ?? undefined);
    if (to === undefined || to === file.path) return [];
    return [
      {
        kind: "uses",
        from: file.path,
        to,
        local: tree.has(to),
        how: "workflow",
        at: { file: file.path, line: build.line },
      },
    ];
  });
}
