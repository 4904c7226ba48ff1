import { hasTagRules, linesOf, tagsByRules } from "./image-metadata";

/** The inputs of an action or of a reusable workflow as texts, by their names in lower case with `-` for `_`. */
export type Inputs = ReadonlyMap<string, string>;

export interface ImageInputs {
  readonly images: readonly string[];
  readonly dockerfile?: string;
  readonly context?: string;
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
  /** The input's value as written; undefined if there is none. */
  readonly push?: string;
  readonly isNegated?: boolean;
  /** Whether anything else than a name speaks of a build. */
  readonly speaksOfBuild: boolean;
}

const names = [
  "images",
  "image-names",
  "image",
  "image-name",
  "imagename",
  "docker-image",
  "repository",
  "name",
];
const registries = ["registry", "registry-url", "registry-host", "login-server", "container-registry"];
const tagNames = ["tags", "tag", "image-tag", "image-tags", "imagetag", "tag-rules", "docker-tag"];
const dockerfiles = [
  "file",
  "dockerfile",
  "docker-file",
  "dockerfile-path",
  "dockerfilepath",
  "build-file",
  "containerfile",
];
const contexts = [
  "context",
  "build-context",
  "docker-context",
  "docker-build-context",
  "path",
  "directory",
  "workdir",
  "docker-build-path",
];
const pushes = ["push", "push-image", "pushimage", "push-to-registry", "push-image-and-stages", "publish"];
const argNames = ["build-args", "buildargs", "docker-build-args"];

/** Inputs of all actions that build images: the same few settings in a few spellings. */
export function readImageInputs(inputs: Inputs): ImageInputs {
  const first = (among: readonly string[]) => {
    const name = among.find((each) => inputs.has(each));
    return name === undefined ? undefined : inputs.get(name)?.trim() || undefined;
  };
  const dockerfile =
    first(dockerfiles) ?? firstWord(inputs.get("containerfiles") ?? inputs.get("dockerfiles"));
  const context = first(contexts);
  const target = inputs.get("target")?.trim();
  const negated = inputs.get("no-push") ?? inputs.get("skip-push") ?? inputs.get("dry-run");
  const push = first(pushes) ?? negated;
  return {
    images: imagesOf(first(names), first(registries), first(tagNames)),
    ...(dockerfile !== undefined && { dockerfile }),
    ...(context !== undefined && { context }),
    ...(target && { target }),
    args: argsOf(first(argNames)),
    ...(push !== undefined && { push, isNegated: first(pushes) === undefined }),
    speaksOfBuild:
      dockerfile !== undefined ||
      context !== undefined ||
      push !== undefined ||
      first(argNames) !== undefined,
  };
}

/** `tags` holds whole names where no input has a name of an image, or where they are written so. */
function imagesOf(
  name: string | undefined,
  registry: string | undefined,
  tags: string | undefined,
): readonly string[] {
  const values = (tags === undefined ? [] : hasTagRules(tags) ? tagsByRules(tags) : listed(tags)).slice(
    0,
    100,
  );
  if (name === undefined)
    return values.filter((value) => registry === undefined || value.includes("/")).slice(0, 100);
  const whole = listed(name)
    .slice(0, 20)
    .map((each) => withRegistry(registry, each));
  return whole
    .flatMap((image) =>
      values.length === 0
        ? [image]
        : values.map((value) => (isWhole(value) ? value : hasTag(image) ? image : `${image}:${value}`)),
    )
    .slice(0, 100);
}

/** A name with a registry before it, unless it has it already. */
export function withRegistry(registry: string | undefined, name: string): string {
  const host = registry?.replace(/^https?:\/\//, "").replace(/\/+$/, "");
  return !host || name.startsWith(`${host}/`) ? name : `${host}/${name}`;
}

/** A tag has no slash and no colon outside its placeholders. */
function isWhole(value: string): boolean {
  return /[/:]/.test(value.replaceAll(/\$\{\{[^}]*\}\}/g, ""));
}

function hasTag(image: string): boolean {
  return tagOf(image) !== undefined;
}

/** A name without its tag; what is inside placeholders separates nothing. */
export function nameOf(image: string): string {
  const tag = tagOf(image);
  return tag === undefined ? image : image.slice(0, image.length - tag.length - 1);
}

export function tagOf(image: string): string | undefined {
  const masked = image.replaceAll(/\$?\{\{[^}]*\}\}/g, (match) => "x".repeat(match.length));
  const colon = masked.indexOf(":", masked.lastIndexOf("/") + 1);
  return colon === -1 ? undefined : image.slice(colon + 1);
}

/** Lines, or what commas separate; for lists of tags also what spaces do. */
export function listed(text: string): readonly string[] {
  const masked: string[] = [];
  const mask = text.replaceAll(/\$?\{\{[^}]*\}\}/g, (match) => `\u{E000}${masked.push(match) - 1}\u{E001}`);
  return linesOf(mask)
    .flatMap((line) => line.split(/[,\s]+/))
    .map((part) =>
      part.replaceAll(/\u{E000}(\d+)\u{E001}/gu, (_, index) => masked[Number(index)] ?? "").trim(),
    )
    .filter((part) => part !== "");
}

function firstWord(text: string | undefined): string | undefined {
  return text === undefined ? undefined : listed(text)[0];
}

/** `NAME=value` a line, or separated by commas. */
export function argsOf(text: string | undefined): Readonly<Record<string, string>> {
  const entries = linesOf(text ?? "").flatMap((line) => {
    const pair = /^(?:--build-arg[ =])?["']?([A-Za-z_]\w*)=(.*)$/.exec(line);
    return pair?.[1] === undefined ? [] : [[pair[1], unquoted(pair[2] ?? "")] as const];
  });
  return Object.fromEntries(entries);
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2").replace(/["']$/, "");
}

/** Inputs by one spelling of their names. */
export function spelledAlike(inputs: ReadonlyMap<string, string>): Inputs {
  return new Map([...inputs].map(([name, value]) => [name.toLowerCase().replaceAll("_", "-"), value]));
}
