import { asText, type TextValue } from "../groovy/value";
import type { Step } from "./build-config";
import { type Block, isOff, type Node, nodeOf, settingString, settingText } from "./kotlin-tree";
import { runnerSteps } from "./runner-steps";

/** The steps of a build configuration that are switched on. */
export function kotlinSteps(
  nodes: readonly Node[],
  disabled: ReadonlySet<string | undefined>,
): readonly Step[] {
  return nodes
    .filter(({ block }) => !isOff(block) && !disabled.has(settingString(block, "id")))
    .flatMap((node) => [...containerOf(node), ...stepOf(node)]);
}

/** The image in which a step runs. */
function containerOf({ block, at }: Node): readonly Step[] {
  const image = settingText(block, "dockerImage");
  const args = settingString(block, "dockerRunParameters");
  return image && image.text.trim() !== ""
    ? [{ kind: "image", at: placeOf(block, "dockerImage") ?? at, image, args }]
    : [];
}

function placeOf(block: Block, key: string) {
  return block.settings.get(key)?.at;
}

function stepOf(node: Node): readonly Step[] {
  const { name, block, at } = node;
  switch (name) {
    case "script":
      return script(node, "scriptContent");
    case "nodeJS":
      return script(node, "shellScript");
    case "python":
    case "powerShell":
      return powerShell(node);
    case "exec": {
      const path = settingText(block, "path");
      if (!path) return [];
      const args = settingString(block, "arguments") ?? "";
      return [
        { kind: "script", at, script: { ...path, text: `${path.text} ${args}`.trim() }, ...folder(block) },
      ];
    }
    case "dockerCommand":
      return dockerCommand(node);
    case "dockerCompose": {
      const file = settingString(block, "file");
      return file === undefined ? [] : [{ kind: "compose", at, file }];
    }
    case "gradle":
      return [java(node, "gradle", ["tasks"], ["gradleParams"])];
    case "maven":
      return [java(node, "mvn", ["goals"], ["runnerArgs", "userSettingsSelection"])];
    case "sshExec": {
      const command = settingText(block, "commands");
      return command ? [{ kind: "ssh", at, host: settingString(block, "targetUrl"), command }] : [];
    }
    case "step":
      return generic(node);
    default:
      return [];
  }
}

function folder(block: Block): { folder?: string } {
  const written = settingString(block, "workingDir");
  return written === undefined ? {} : { folder: written };
}

function script({ block, at }: Node, key: string): readonly Step[] {
  const content = settingText(block, key);
  return content ? [{ kind: "script", at, script: content, ...folder(block) }] : [];
}

/** `scriptMode = script { content = "..." }` or `file { path = "..." }`. */
function powerShell({ block, at }: Node): readonly Step[] {
  const mode = nodeOf(block.settings.get("scriptMode")?.value ?? block.settings.get("command")?.value);
  const content = mode && (settingText(mode.block, "content") ?? settingText(mode.block, "path"));
  return content ? [{ kind: "script", at, script: content, ...folder(block) }] : [];
}

function java(
  { block, at }: Node,
  tool: "gradle" | "mvn",
  tasks: readonly string[],
  args: readonly string[],
): Step {
  const said = (keys: readonly string[]) => keys.map((key) => settingString(block, key) ?? "").join(" ");
  return { kind: "java", at, tool, tasks: said(tasks), args: said(args) };
}

/** `commandType = build { ... }`, `push { ... }` or `other { ... }`. */
function dockerCommand({ block, at }: Node): readonly Step[] {
  const command = nodeOf(block.settings.get("commandType")?.value);
  if (!command) return [];
  const { block: said } = command;
  const names = settingText(said, "namesAndTags");
  switch (command.name) {
    case "build": {
      const source = nodeOf(said.settings.get("source")?.value);
      const dockerfile =
        source && source.name !== "content" ? settingString(source.block, "path") : undefined;
      return [
        {
          kind: "build",
          at,
          names,
          dockerfile,
          context: settingString(said, "contextDir"),
          args: settingText(said, "commandArgs"),
        },
      ];
    }
    case "push":
      return names ? [{ kind: "push", at, names }] : [];
    case "other": {
      const sub = said.settings.get("subCommand");
      const name = asText(sub?.value);
      return name === undefined
        ? []
        : [{ kind: "docker", at: sub?.at ?? at, command: name, args: settingText(said, "commandArgs") }];
    }
    default:
      return [];
  }
}

/** `step { type = "DockerCommand"; param("docker.command.type", "build") }`: the names that XML has. */
function generic({ block, at }: Node): readonly Step[] {
  const type = settingString(block, "type");
  if (type === undefined) return [];
  const parameters = new Map<string, TextValue>();
  for (const { name, positional } of block.calls) {
    const key = asText(positional[0]);
    const [, value] = positional;
    if (name === "param" && key !== undefined && value?.kind === "text") parameters.set(key, value);
  }
  return runnerSteps(type, parameters, at);
}
