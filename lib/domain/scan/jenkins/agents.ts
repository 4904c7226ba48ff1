import { asText, type ClosureValue, type TextValue, textValue } from "../groovy/value";
import { type Place, resolvePath } from "../source";
import { at as yamlAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { readYaml } from "../yaml/read-yaml";
import type { Agent } from "./job-frame";
import { argument, type Run, type Setting } from "./run";
import { toolOf } from "./tool-images";

/** The machine of an `agent` section; its images become tools. Undefined for `none` and an empty section. */
export function readAgent(run: Run, setting: Setting): Agent | undefined {
  const [first] = setting.values;
  if (!setting.closure) {
    const text = asText(first);
    return text === undefined || text === "none" ? undefined : { runsOn: text };
  }
  let agent: Agent | undefined;
  for (const one of run.settings(setting.closure)) {
    switch (one.name) {
      case "label":
        agent = labelled(asText(one.values[0]));
        break;
      case "node":
        agent = one.closure ? labelOf(run, one.closure) : labelled(asText(one.values[0]));
        break;
      case "docker":
        agent = dockerAgent(run, one);
        break;
      case "dockerfile":
        agent = dockerfileAgent(run, one);
        break;
      case "kubernetes":
        agent = { runsOn: "kubernetes", ownMachine: false };
        if (one.closure) podSettings(run, run.settings(one.closure), one.at);
        break;
      default:
    }
  }
  return agent;
}

/** The controller itself is a machine that outlives every job; of others the label does not tell. */
export function labelled(label: string | undefined): Agent | undefined {
  if (label === undefined || label === "") return undefined;
  const isController = /^(?:master|built-in|controller)$/.test(label.trim());
  return { runsOn: label, ...(isController && { ownMachine: true }) };
}

function labelOf(run: Run, closure: ClosureValue): Agent | undefined {
  return labelled(asText(run.settings(closure).find(({ name }) => name === "label")?.values[0]));
}

function dockerAgent(run: Run, setting: Setting): Agent {
  const inner = setting.closure ? run.settings(setting.closure) : [];
  const image = inner.find(({ name }) => name === "image");
  const value = image?.values[0] ?? setting.values[0] ?? setting.named.get("image");
  const args = inner.find(({ name }) => name === "args");
  toolImage(run, asText(value), image?.at ?? setting.at);
  dockerRunArguments(run, asText(args?.values[0]), args?.at ?? setting.at);
  return { runsOn: "docker" };
}

function dockerfileAgent(run: Run, setting: Setting): Agent {
  const inner = setting.closure ? run.settings(setting.closure) : [];
  const say = (wanted: string) => asText(inner.find(({ name }) => name === wanted)?.values[0]);
  const folder = resolvePath(run.root, say("dir") ?? ".");
  const path = folder === undefined ? undefined : resolvePath(folder, say("filename") ?? "Dockerfile");
  const args = inner.find(({ name }) => name === "args");
  dockerRunArguments(run, asText(args?.values[0]), args?.at ?? setting.at);
  run.book.addTool({
    kind: "tool",
    at: setting.at,
    what: "image",
    name: path ?? "Dockerfile",
    pinned: "unknown",
    local: true,
  });
  return { runsOn: "docker" };
}

/** `yaml`, `yamlFile`, `containerTemplate` of a pod, in a section or as arguments of `podTemplate`. */
export function podSettings(run: Run, settings: readonly Setting[], at: Place): void {
  for (const one of settings) {
    const [value] = one.values;
    if (one.name === "yaml" && value?.kind === "text") readPod(run, value, at.file);
    if (one.name === "yamlFile") podFile(run, asText(value), one.at);
    if (one.name === "containerTemplate" || one.name === "containers") {
      for (const inner of one.closure ? run.settings(one.closure) : []) {
        if (inner.name === "image") toolImage(run, asText(inner.values[0]), inner.at);
        if (inner.name === "containerTemplate") podSettings(run, [inner], at);
      }
      const image = argument(one.named, [], "image");
      toolImage(run, image, one.at);
      if (asText(one.named.get("privileged")) === "true") privileged(run, one.at);
    }
    if (one.name === "hostPathVolume")
      dockerRunArguments(run, argument(one.named, [], "hostPath", "mountPath"), one.at);
  }
}

function podFile(run: Run, written: string | undefined, at: Place): void {
  const path = written === undefined ? undefined : resolvePath(run.root, written);
  const file = path === undefined ? undefined : run.tree.get(path);
  if (file) readPod(run, textAllLines(file.text, file.path), file.path);
  else if (written !== undefined)
    run.note(at, `The pod of this agent is in “${written}”, which is not among the files.`);
}

function textAllLines(text: string, file: string): TextValue {
  return { ...textValue(text, 1, file), lines: text.split("\n").map((_, index) => index + 1) };
}

const mostPodLines = 2000;
/** In characters; of a longer one only the names of images are looked for. */
const longestPod = 100_000;

/** The containers of a pod: each image is a tool of the jobs that run in it. */
function readPod(run: Run, yaml: TextValue, fallbackFile: string): void {
  const place = (line: number): Place => ({
    file: yaml.file === "" ? fallbackFile : yaml.file,
    line: yaml.lines[line - 1] ?? yaml.lines.at(-1) ?? 1,
  });
  const { documents } = yaml.text.length > longestPod ? { documents: [] } : readYaml(yaml.text);
  if (documents.length === 0) {
    // Not YAML as it is, for example with an indentation that only the filled-in text has.
    yaml.text.split("\n", mostPodLines).forEach((line, index) => {
      const image = /^\s*(?:- )?image:\s*["']?([^\s"'#]+)/.exec(line)?.[1];
      if (image !== undefined) toolImage(run, image, place(index + 1));
    });
    return;
  }
  for (const document of documents.slice(0, 20)) {
    const spec = yamlAt(document, "spec") ?? document;
    for (const list of ["initContainers", "containers"]) {
      for (const container of itemsAt(spec, list).slice(0, 100)) readContainer(run, container, place);
    }
    for (const volume of itemsAt(spec, "volumes")) {
      const path = yamlAt(volume, "hostPath", "path");
      if (path?.kind === "scalar" && path.text.includes("docker.sock"))
        socket(run, place(path.line), "in a pod of an agent");
    }
  }
}

function readContainer(run: Run, container: YamlNode, place: (line: number) => Place): void {
  const image = yamlAt(container, "image");
  if (image?.kind === "scalar") toolImage(run, image.text, place(image.line));
  const isPrivileged = yamlAt(container, "securityContext", "privileged");
  if (isPrivileged?.kind === "scalar" && isPrivileged.value === true)
    privileged(run, place(isPrivileged.line));
  const text = textAt(container, "image") ?? "";
  if (image && /docker:(?:[\w.-]*-)?dind/.test(text))
    run.book.addControl(
      "docker-in-docker",
      "present",
      `${text} as a container of an agent`,
      place(image.line),
    );
}

function privileged(run: Run, at: Place): void {
  run.book.addControl("privileged-build-step", "violated", "a privileged container runs steps", at);
}

function socket(run: Run, at: Place, where: string): void {
  run.book.addControl("docker-socket-mounted", "violated", `the socket of Docker is mounted ${where}`, at);
}

/** `--privileged` and the socket of Docker among the arguments of a container that runs steps. */
export function dockerRunArguments(run: Run, args: string | undefined, at: Place): void {
  if (args === undefined) return;
  if (/(?:^|\s)--privileged(?:\s|$|=true)/.test(args)) privileged(run, at);
  if (args.includes("docker.sock")) socket(run, at, "into a container that runs steps");
}

/** An image in which steps run. */
export function toolImage(run: Run, image: string | undefined, at: Place): void {
  const tool = image === undefined ? undefined : toolOf(image.trim());
  if (tool) run.book.addTool({ ...tool, at });
}
