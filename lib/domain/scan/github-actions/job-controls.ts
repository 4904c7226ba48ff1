import { staticKeyOf } from "../ci/secrets";
import type { ControlFact, Fact } from "../facts";
import type { Place, SourceFile } from "../source";
import { entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

type Add = (fact: Fact) => void;

/** An image that a job or a step runs in; `runsTheBuild` is false for services beside it. */
export function addToolImage(image: string, at: Place, by: string, add: Add, runsTheBuild: boolean): void {
  if (image === "") return;
  const [name = "", digest] = image.split("@", 2);
  const colon = name.indexOf(":", name.lastIndexOf("/") + 1);
  const hasTag = colon !== -1 && !name.includes("{");
  const version = digest ?? (hasTag ? name.slice(colon + 1) : undefined);
  const pinned = digest?.startsWith("sha256:") === true ? true : name.includes("${{") ? "unknown" : false;
  add({
    kind: "tool",
    at,
    by,
    what: "image",
    name: hasTag ? name.slice(0, colon) : name,
    ...(version !== undefined && { version }),
    pinned,
  });
  if (runsTheBuild && pinned !== "unknown") {
    const status: ControlFact["status"] = pinned ? "present" : "violated";
    const fact = pinned ? `${name} by digest` : `${name} by tag`;
    add({ kind: "control", at, control: "ci-tool-images-pinned", status, about: by, fact });
  }
  if (/(?:^|\/)docker:(?:[\w.-]*-)?dind\b/.test(image)) {
    add({ kind: "control", at, control: "docker-in-docker", status: "present", about: by, fact: image });
  }
}

/** Options and mounts of a job's container that give it the machine. */
export function addContainerControls(
  container: YamlNode | undefined,
  file: SourceFile,
  about: string,
  add: Add,
): void {
  for (const [key, { value, line }] of entriesAt(container)) {
    if (key === "options" && value.kind === "scalar" && /--privileged\b/.test(value.text)) {
      const at = { file: file.path, line };
      add({
        kind: "control",
        at,
        control: "privileged-build-step",
        status: "violated",
        about,
        fact: "--privileged",
      });
    }
    const written = key === "volumes" ? itemsAt(value) : key === "options" ? [value] : [];
    for (const item of written) {
      if (!textAt(item)?.includes("/var/run/docker.sock")) continue;
      const at = { file: file.path, line: item.line };
      add({
        kind: "control",
        at,
        control: "docker-socket-mounted",
        status: "violated",
        about,
        fact: "/var/run/docker.sock",
      });
    }
  }
}

/** A name that holds a secret, as words of it say. */
const secretName =
  /(?:^|[_-])(?:password|passwd|pwd|secret|token|api_?key|access_?key|private_?key|secret_?key)$/i;

/** Values of secrets written into the file, which are not repeated, and keys of a cloud that last. */
export function addSecrets(env: YamlNode | undefined, about: string, file: SourceFile, add: Add): void {
  for (const [name, { value, line }] of entriesAt(env)) {
    if (value.kind !== "scalar") continue;
    const place = { file: file.path, line };
    for (const fact of staticKeyOf({ name, value: value.text, about, at: place })) add(fact);
    if (!secretName.test(name) || !isPlainSecret(value.text)) continue;
    add({
      kind: "control",
      at: place,
      control: "secrets-in-pipeline-file",
      status: "violated",
      about,
      fact: `${name} has its value in the file`,
    });
  }
}

function isPlainSecret(text: string): boolean {
  return text.length >= 6 && !/[${}<>\s]|^(?:true|false|none|null|\d+|\.{0,2}\/.*|https?:.*)$/i.test(text);
}

/** Machines that GitHub and Azure no longer offer or look after. */
const retired =
  /^(?:ubuntu[- ](?:14|16|18|20)[.]04|windows-201[269]|win1803|vs201[57]-.*|vs2017-win2016|macos-1[0-3](?:[.]\d+)?|macos-10[.]\d+)(?:-.*)?$/i;

export function isRetiredMachine(label: string): boolean {
  return retired.test(label.trim());
}
