import { parseImageRef } from "../image-ref";
import { resolvePath } from "../source";

/** The arguments of `docker build`. */
export interface BuildArguments {
  readonly names: readonly string[];
  readonly dockerfile?: string;
  readonly context?: string;
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
  readonly isWithoutCache: boolean;
  readonly pushes: boolean;
}

/** Options that take the next word as their value. */
const withValue = new Set(
  "-f --file -t --tag --build-arg --target --label --network --cache-from --platform --secret --ssh --progress --add-host -m --memory --shm-size --ulimit --output -o --build-context --cache-to --builder --iidfile --isolation --cpuset-cpus".split(
    " ",
  ),
);

/** Splits as a shell does, as far as quotes go; placeholders such as `${a b}` stay whole. */
export function splitWords(text: string): readonly string[] {
  const words: string[] = [];
  let word = "";
  let isWord = false;
  let quote = "";
  let open = 0;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? "";
    if (text.startsWith("${", at)) open++;
    if (mark === "}" && open > 0) open--;
    if (quote !== "") {
      if (mark === quote) quote = "";
      else word += mark;
    } else if (mark === '"' || mark === "'") {
      quote = mark;
      isWord = true;
    } else if (mark === "\\" && /\s/.test(text[at + 1] ?? "")) at++;
    else if (/\s/.test(mark) && open === 0) {
      if (isWord) words.push(word);
      word = "";
      isWord = false;
    } else {
      word += mark;
      isWord = true;
    }
  }
  if (isWord) words.push(word);
  return words;
}

/** Reads what is written after `docker build`; paths are those of the tree, where the build runs in `folder`. */
export function readBuildArguments(text: string, folder: string): BuildArguments {
  const names: string[] = [];
  const args: [string, string][] = [];
  let file: string | undefined;
  let target: string | undefined;
  let context: string | undefined;
  let isWithoutCache = false;
  let pushes = false;
  const words = splitWords(text);
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? "";
    if (!word.startsWith("-")) {
      context = word;
      continue;
    }
    const equals = word.indexOf("=");
    const name = equals === -1 ? word : word.slice(0, equals);
    if (name === "--no-cache") isWithoutCache = true;
    if (name === "--push") pushes = true;
    if (!withValue.has(name)) continue;
    const value = equals === -1 ? (words[++at] ?? "") : word.slice(equals + 1);
    if (name === "-f" || name === "--file") file = value;
    else if (name === "-t" || name === "--tag") names.push(value);
    else if (name === "--target") target = value;
    else if (name === "--build-arg") {
      const sign = value.indexOf("=");
      if (sign > 0) args.push([value.slice(0, sign), value.slice(sign + 1)]);
    }
  }
  const paths = buildPaths(folder, context ?? ".", file);
  return {
    names,
    ...paths,
    ...(target !== undefined && { target }),
    args: Object.fromEntries(args.filter(([name]) => name !== "__proto__")),
    isWithoutCache,
    pushes,
  };
}

/** A build's context and Dockerfile as paths of the tree; what a variable or an address decides is left out. */
export function buildPaths(
  folder: string,
  context: string,
  file: string | undefined,
): { readonly context?: string; readonly dockerfile?: string } {
  const contextPath = isPath(context) ? resolvePath(folder, context) : undefined;
  const dockerfile =
    file === undefined
      ? contextPath === undefined
        ? undefined
        : resolvePath(contextPath, "Dockerfile")
      : isPath(file)
        ? resolvePath(folder, file)
        : undefined;
  return {
    ...(contextPath !== undefined && { context: contextPath }),
    ...(dockerfile !== undefined && { dockerfile }),
  };
}

function isPath(text: string): boolean {
  return text !== "-" && text !== "" && !/[$%{}]|:\/\//.test(text) && !text.startsWith("/");
}

/** `app:1` of `app`, with another tag than it has. */
export function withTag(image: string, tag: string): string {
  const slash = image.lastIndexOf("/");
  // A colon inside a placeholder separates nothing.
  const masked = image.replace(/\$\{[^}]*\}/g, (one) => "x".repeat(one.length));
  const colon = masked.indexOf(":", slash + 1);
  return `${colon === -1 ? image : image.slice(0, colon)}:${tag}`;
}

/** An image's name in the registry that a step names; one that has a host keeps it. */
export function inRegistry(image: string, host: string): string {
  const parsed = parseImageRef(image);
  if (host === "" || !parsed || parsed.host !== "docker.io" || image.startsWith("$")) return image;
  return image.startsWith("docker.io/") ? image : `${host}/${image}`;
}

/** The host of a registry's address, with its port; "" for Docker Hub. */
export function registryHost(url: string): string {
  const host = url
    .trim()
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/\/(?:v1|v2)?\/?$/, "")
    .replace(/\/+$/, "");
  return /^(?:index\.|registry\.hub\.|registry-1\.|hub\.)?docker\.(?:io|com)(?:\/v[12])?$/.test(host)
    ? ""
    : host;
}

/** Whether a tag moves: none, `latest`, a name, or only a major or minor version. Undefined if a variable decides. */
export function isFloating(image: string): boolean | undefined {
  const parsed = parseImageRef(image);
  if (!parsed) return undefined;
  if (parsed.digest !== undefined) return false;
  if (parsed.tag === undefined)
    return parsed.unresolved.length > 0 && /[}%]$|\$\w+$/.test(image) ? undefined : true;
  if (/[$%{]/.test(parsed.tag)) return undefined;
  const [version = ""] = parsed.tag.split("-", 1);
  return !/\d/.test(parsed.tag) || /^v?\d+(?:\.\d+)?$/.test(version);
}
