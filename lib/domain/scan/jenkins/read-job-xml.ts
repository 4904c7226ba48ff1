import type { CiFact, Fact, Trigger } from "../facts";
import { parseProgram } from "../groovy/parse-program";
import { scriptLines } from "../groovy/value";
import type { Reader, Reading } from "../reader";
import { readScript } from "../shell/read-script";
import {
  baseName,
  folderOf,
  type NotUnderstood,
  type Place,
  resolvePath,
  type SourceFile,
  type SourceTree,
} from "../source";
import { descendants, elementsAt, elementText, readXml, type XmlElement, xmlText } from "../xml/read-xml";
import { inRegistry, buildPaths, registryHost } from "./docker-arguments";
import { JobBook } from "./job-book";
import { onlyOnce, readJenkinsfile } from "./read-jenkinsfile";
import { workspaceOf } from "./workspace";

function recognises({ path, text }: SourceFile): boolean {
  if (!path.endsWith(".xml")) return false;
  const head = text.slice(0, 50_000);
  if (
    /<flow-definition[\s>]|<maven2-moduleset[\s>]|<matrix-project[\s>]|WorkflowMultiBranchProject[\s>]/.test(
      head,
    )
  )
    return true;
  return /<project[\s>]/.test(head) && /<builders\s*\/?>|<hudson\.|<scm class=/.test(head);
}

/** A job's own settings as Jenkins keeps them: `config.xml`. */
function read(file: SourceFile, tree: SourceTree): Reading {
  const { root, fault } = readXml(file.text);
  const notUnderstood: NotUnderstood[] = fault
    ? [{ at: { file: file.path, line: fault.line }, why: fault.message }]
    : [];
  if (!root) return { facts: [], notUnderstood };
  const triggers = triggersOf(root);
  const isDisabled = xmlText(root, "disabled") === "true";
  const named = scriptPathOf(root);
  if (named) return { facts: [pipelineOf(named.text, named.line, file, tree)], notUnderstood };
  const script = elementsAt(root, "definition", "script")[0];
  const reading = script
    ? inlinePipeline(script, file, tree)
    : { facts: jobFacts(root, file, tree, isDisabled), notUnderstood: [] };
  return {
    facts: reading.facts
      .map((fact) =>
        fact.kind === "ci"
          ? { ...fact, name: nameOf(file.path), triggers: [...fact.triggers, ...triggers] }
          : fact.kind === "job" && isDisabled
            ? { ...fact, disabled: true }
            : fact,
      )
      .filter((fact) => !isDisabled || fact.kind === "ci" || fact.kind === "job"),
    notUnderstood: [...notUnderstood, ...reading.notUnderstood],
  };
}

/** `jobs/build/config.xml` is the job `build`. */
function nameOf(path: string): string {
  const folder = baseName(folderOf(path));
  return baseName(path) === "config.xml" && folder !== "" ? folder : baseName(path).replace(/\.xml$/, "");
}

function scriptPathOf(root: XmlElement): { readonly text: string; readonly line: number } | undefined {
  const [found] = descendants(root, (name) => name === "scriptPath");
  return found && { text: found.text.trim(), line: found.line };
}

/** A pipeline whose text is in a repository: that file says the rest. */
function pipelineOf(written: string, line: number, file: SourceFile, tree: SourceTree): Fact {
  const candidates = ["", folderOf(file.path)].flatMap((folder) => resolvePath(folder, written) ?? []);
  const path = candidates.find((one) => tree.has(one));
  return {
    kind: "uses",
    at: { file: file.path, line },
    from: file.path,
    to: path ?? written,
    local: path !== undefined,
    how: "workflow",
  };
}

/** The lines of the script as they are in the file. */
function inlinePipeline(script: XmlElement, file: SourceFile, tree: SourceTree): Reading {
  const first = script.lines[0] ?? script.line;
  const text = "\n".repeat(Math.max(0, first - 1)) + script.text;
  return readJenkinsfile(file, tree, parseProgram(text, "groovy"), text);
}

const starts = new Map<string, Trigger["on"]>([
  ["hudson.triggers.TimerTrigger", "schedule"],
  ["hudson.triggers.SCMTrigger", "push"],
  ["com.cloudbees.jenkins.GitHubPushTrigger", "push"],
  ["com.dabsquared.gitlabjenkins.GitLabPushTrigger", "push"],
  ["jenkins.triggers.ReverseBuildTrigger", "upstream"],
  ["org.jenkinsci.plugins.ghprb.GhprbTrigger", "proposal"],
  ["org.jenkinsci.plugins.gwt.GenericTrigger", "call"],
]);

function triggersOf(root: XmlElement): readonly Trigger[] {
  return descendants(root, (name) => starts.has(name)).map((element) => {
    const on = starts.get(element.name) ?? "call";
    const spec = xmlText(element, "spec") ?? xmlText(element, "upstreamProjects") ?? "";
    const short = element.name.slice(element.name.lastIndexOf(".") + 1);
    return {
      on,
      ...(on === "proposal" && { outsiders: true }),
      text: spec === "" ? short : `${short} ${spec}`,
    };
  });
}

const shells = new Set([
  "hudson.tasks.Shell",
  "hudson.tasks.BatchFile",
  "hudson.plugins.powershell.PowerShell",
]);

function jobFacts(
  root: XmlElement,
  file: SourceFile,
  tree: SourceTree,
  isDisabled: boolean,
): readonly Fact[] {
  const name = nameOf(file.path);
  const at: Place = { file: file.path, line: root.line };
  const book = new JobBook(file.path, name, at);
  const label = xmlText(root, "assignedNode");
  if (label !== undefined && label !== "") book.agent = { runsOn: label };
  const folder = workspaceOf(file, tree);
  const isWanted = (one: string) =>
    shells.has(one) ||
    /DockerBuilderPublisher$|dockerpublish\.DockerBuilder$|BuildTrigger$|PreBuildCleanup$|WsCleanup$|AnchoreBuilder$|AquaDockerScannerBuilder$|SnykStepBuilder$/.test(
      one,
    );
  const run = () => {
    for (const element of descendants(root, isWanted)) step(element, book, file, tree, folder);
  };
  book.whole("", false, isDisabled, run);
  const ci: CiFact = { kind: "ci", at, id: file.path, tool: "jenkins", name, triggers: [] };
  return onlyOnce<Fact>([ci, ...book.finish()]);
}

function step(element: XmlElement, book: JobBook, file: SourceFile, tree: SourceTree, folder: string): void {
  const at: Place = { file: file.path, line: element.line };
  if (shells.has(element.name)) {
    const [command] = elementsAt(element, "command");
    if (!command || book.isDisabled) return;
    const lines = scriptLines(elementText(command, file.path), file.path, element.line);
    book.addOwned(readScript(lines, { by: book.job(), file, tree, folder, variables: new Map() }));
  } else if (element.name.endsWith("DockerBuilderPublisher")) {
    const tags = [
      ...elementsAt(element, "tags", "string").map(({ text }) => text),
      xmlText(element, "tagsString") ?? "",
    ];
    const images = tags
      .flatMap((one) => one.split(/[\n,]/))
      .map((one) => one.trim())
      .filter(Boolean);
    const context = xmlText(element, "dockerFileDirectory") ?? ".";
    build(
      book,
      at,
      images,
      buildPaths(folder, context === "" ? "." : context, undefined),
      xmlText(element, "pushOnSuccess") === "true",
    );
  } else if (element.name.endsWith("dockerpublish.DockerBuilder")) published(element, book, at, folder);
  else if (element.name.endsWith("BuildTrigger")) {
    const children =
      xmlText(element, "childProjects") ??
      xmlText(element, "configs", "hudson.plugins.parameterizedtrigger.BuildTriggerConfig", "projects");
    for (const to of (children ?? "")
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean))
      book.facts.push({ kind: "uses", at, from: file.path, to, local: false, how: "workflow" });
  } else if (element.name.endsWith("Cleanup"))
    book.addControl("clean-build-workspace", "present", "the workspace is emptied", at);
  else scan(element, book, at);
}

/** CloudBees Docker Build and Publish: a name, tags, a registry. */
function published(element: XmlElement, book: JobBook, at: Place, folder: string): void {
  const repository = xmlText(element, "repoName") ?? "";
  const host = registryHost(xmlText(element, "registry", "url") ?? "");
  const tags = (xmlText(element, "repoTag") ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
  const named = inRegistry(repository, host);
  const images = repository === "" ? [] : tags.length === 0 ? [named] : tags.map((tag) => `${named}:${tag}`);
  const isLatest = tags.length > 0 && xmlText(element, "skipTagLatest") === "false";
  const all = isLatest ? [...images, `${named}:latest`] : images;
  const context = xmlText(element, "buildContext") ?? "";
  const file = xmlText(element, "dockerfilePath") ?? "";
  const paths = buildPaths(folder, context === "" ? "." : context, file === "" ? undefined : file);
  if (xmlText(element, "skipBuild") === "true") return;
  build(book, at, all, paths, xmlText(element, "skipPush") !== "true");
  if (xmlText(element, "noCache") === "true") book.addControl("no-cache-build", "present", "noCache", at);
}

function build(
  book: JobBook,
  at: Place,
  images: readonly string[],
  paths: ReturnType<typeof buildPaths>,
  pushes: boolean,
): void {
  book.add({ kind: "build", at, images, ...paths, args: {}, pushes });
  if (pushes) for (const image of images) book.add({ kind: "push", at, image });
}

function scan(element: XmlElement, book: JobBook, at: Place): void {
  const isSnyk = element.name.endsWith("SnykStepBuilder");
  const tool = isSnyk ? "snyk" : element.name.endsWith("AnchoreBuilder") ? "anchore" : "aqua";
  const stops = xmlText(element, "bailOnFail") ?? xmlText(element, "failOnIssues");
  const image = xmlText(element, "localImage") ?? xmlText(element, "hostedImage");
  book.add({
    kind: "check",
    at,
    does: isSnyk ? "scan-source" : "scan-image",
    tool,
    ...(image !== undefined && image !== "" && { image }),
    blocks: stops === undefined ? "unknown" : stops === "true",
  });
}

export const jenkinsJob: Reader = { format: "jenkins-job", recognises, read };
