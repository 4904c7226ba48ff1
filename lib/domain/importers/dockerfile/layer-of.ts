import type { Image } from "../../pipeline/document";
import type { Instruction } from "./instruction";
import { redactSecrets } from "./redact-secrets";
import { type Escape, wordsOf } from "./words-of";

export type Layer = NonNullable<Image["layers"]>[number];

const longestTitle = 160;
const installs =
  /\b(apt-get|apt|apk|yum|dnf|microdnf|zypper|tdnf|pip3?|pipx|uv|npm|npx|yarn|pnpm|bundle|gem|composer|cargo|conda|mamba|poetry|pipenv|choco|go|dotnet|mvn|mvnw|gradle|gradlew|nuget|corepack|install-php-extensions)\b[^|;&]{0,120}\b(install|add|ci|sync|restore|download|fetch|get|go-offline|update|upgrade|require|resolve|enable|dependencies)\b/;
const installsAlone = /^(yarn|install-php-extensions\b.*)$/;
const downloads = /\b(curl|wget|Invoke-WebRequest|iwr|git clone)\b/;
const builds =
  /\b(build|compile|make|package|publish|assemble|bootJar|webpack|tsc|mvn|gradle|gradlew|mvnw|collectstatic|buildDependents)\b/;
const configures =
  /^(chmod|chown|useradd|adduser|groupadd|addgroup|usermod|mkdir|ln|rm|touch|echo|sed|setcap|update-ca-certificates|locale-gen|ldconfig|mv|cp|printf|tee|chgrp|passwd|export|set|cd|update-alternatives)\b/;
const manifests =
  /(^|[\\/])(package(-lock)?\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|requirements[\w.-]*\.txt|pyproject\.toml|poetry\.lock|uv\.lock|Pipfile(\.lock)?|go\.(mod|sum)|pom\.xml|build\.gradle(\.kts)?|Gemfile(\.lock)?|composer\.(json|lock)|Cargo\.(toml|lock)|[\w.*-]+\.(csproj|fsproj|sln))$/;
const settings = /(^|[\\/])(etc|conf|config|conf\.d)[\\/]|\.(conf|cfg|ini|ya?ml|properties|toml|env)$/i;

/** The layer that an instruction adds; undefined for one that only says something of the image. */
export function layerOf(instruction: Instruction, escape: Escape, isFromOutside: boolean): Layer | undefined {
  const { keyword, text, heredocs } = instruction;
  if (keyword === "RUN")
    return { kind: kindOfCommand(commandOf(instruction)), title: titleOf("RUN", commandOf(instruction)) };
  if (keyword !== "COPY" && keyword !== "ADD") return undefined;
  const words = pathsIn(text, escape);
  const from = instruction.flags.find(({ name }) => name === "from")?.value;
  const written = from === undefined ? text : `--from=${from} ${text}`;
  return {
    kind: kindOfCopy(words, heredocs.length > 0, from, isFromOutside),
    title: titleOf(keyword, written),
  };
}

/** The script of a RUN: its heredoc if it has nothing else. */
function commandOf({ text, heredocs }: Instruction): string {
  return /^\d*<<-?\S+$/.test(text) ? heredocs.join("\n") : text;
}

function kindOfCommand(command: string): Layer["kind"] {
  // What a hostile line hides behind a million characters decides nothing.
  const steps = command
    .slice(0, 20_000)
    .split(/&&|\|\||[;\n]/)
    .map((step) => step.trim())
    .filter((step) => step !== "");
  if (steps.some((step) => installs.test(step) || installsAlone.test(step) || downloads.test(step))) {
    return steps.some((step) => builds.test(step) && !installs.test(step)) &&
      !steps.some((step) => /\b(apt-get|apk|yum|dnf|microdnf)\b/.test(step))
      ? "application"
      : "dependencies";
  }
  if (steps.some((step) => builds.test(step))) return "application";
  return steps.length > 0 && steps.every((step) => configures.test(step)) ? "configuration" : "other";
}

function kindOfCopy(
  paths: readonly string[],
  isHeredoc: boolean,
  from: string | undefined,
  isFromOutside: boolean,
): Layer["kind"] {
  if (from !== undefined) return isFromOutside ? "dependencies" : "application";
  const sources = paths.slice(0, -1);
  if (isHeredoc) return "configuration";
  if (sources.length === 0) return "application";
  if (sources.every((path) => manifests.test(path) || /^(https?|git):/.test(path))) return "dependencies";
  if (sources.every((path) => settings.test(path))) return "configuration";
  return "application";
}

function pathsIn(text: string, escape: Escape): string[] {
  const short = text.slice(0, 20_000);
  if (!short.startsWith("[")) return wordsOf(short, escape).map((word) => word.replaceAll(/["']/g, ""));
  return [...short.matchAll(/"([^"]{0,2000})"/g)].map((match) => match[1] ?? "");
}

function titleOf(keyword: string, text: string): string {
  // oxlint-disable-next-line no-control-regex -- a title is one line without control characters
  const line = redactSecrets(`${keyword} ${text}`).replaceAll(/[\u0000-\u0020\u007f]+/g, " ");
  const points = [...line.trim()];
  return (
    points.length > longestTitle ? `${points.slice(0, longestTitle - 1).join("")}…` : points.join("")
  ).toWellFormed();
}
