/** An image's name in parts. */
export interface ImageRef {
  /** `docker.io` where the name has no host; a variable where the host is one. */
  readonly host: string;
  /** With `library/` for names of Docker Hub that have no owner. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
  /** Placeholders that no file gave a value: `${TAG}`, `%registry%`, `$(version)`, `{{ .Values.tag }}`. */
  readonly unresolved: readonly string[];
}

/** A placeholder: of shell, make, Azure, TeamCity, templates, or in capitals. */
const placeholder =
  /\$\{\{[^}]*\}\}|\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_]\w*|%[\w.-]+%|\{\{[^}]*\}\}|<<[^>]*>>|<[a-z][\w -]*>|__[A-Z][A-Z_]*__/g;

/** The placeholders of a text, as written and in order. */
export function placeholdersOf(text: string): readonly string[] {
  return text.match(placeholder) ?? [];
}

/** Docker Hub under each of its names. */
const hubHosts: ReadonlySet<string> = new Set([
  "docker.io",
  "index.docker.io",
  "registry-1.docker.io",
  "registry.hub.docker.com",
  "hub.docker.com",
]);

/**
 * The parts of an image's name as the OCI distribution specification and Docker's "familiar names" have them: the first part is a
 * host where it has a dot, a colon or is `localhost`. A placeholder counts as a host where it is the first of several parts, or is
 * glued to the only one, as in `${REGISTRY}shop`. Undefined if the text names no image.
 */
export function parseImageRef(written: string): ImageRef | undefined {
  const known = parsed.get(written);
  if (known) return known.ref;
  if (parsed.size >= mostParsed) parsed.clear();
  const ref = parse(written);
  parsed.set(written, { ref });
  return ref;
}

/** The same names are asked of for each that they are held against. */
const parsed = new Map<string, { readonly ref: ImageRef | undefined }>();
const mostParsed = 10_000;

function parse(written: string): ImageRef | undefined {
  const text = written.trim().replace(/^(?:docker|oci|docker-pullable):\/\//, "");
  if (text === "" || /[\n"']/.test(text)) return undefined;
  // Colons and slashes inside placeholders separate nothing.
  const unresolved: string[] = [];
  const masked = text.replace(placeholder, (match) => `\u{E000}${unresolved.push(match) - 1}\u{E001}`);
  if (/\s/.test(masked)) return undefined;
  const unmask = (part: string) =>
    part.replaceAll(/\u{E000}(\d+)\u{E001}/gu, (_, index) => unresolved[Number(index)] ?? "");
  const [named, digest] = splitOnce(masked, "@");
  const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
  const path = colon === -1 ? named : named.slice(0, colon);
  const tag = colon === -1 ? "" : named.slice(colon + 1);
  if (path === "" || path.startsWith("/") || path.endsWith("/")) return undefined;
  const [host, repository] = hostAndRepository(path);
  return {
    host: unmask(host),
    repository: unmask(repository),
    ...(tag !== "" && { tag: unmask(tag) }),
    ...(digest !== undefined && { digest: unmask(digest) }),
    unresolved,
  };
}

/** @param path with each placeholder as one mark */
function hostAndRepository(path: string): readonly [string, string] {
  const glued = /^(\u{E000}\d+\u{E001})([^/]*)$/u.exec(path);
  if (glued) return [glued[1] ?? "", glued[2] ?? ""];
  const [first = "", ...others] = path.split("/");
  const isHost = /[.:]/.test(first) || first === "localhost" || first.startsWith("\u{E000}");
  if (others.length > 0 && isHost && !hubHosts.has(first)) return [first, others.join("/")];
  const own = others.length > 0 && hubHosts.has(first) ? others : [first, ...others];
  return ["docker.io", own.length === 1 ? `library/${own[0]}` : own.join("/")];
}

/** The repository of an image, without tag and digest: `docker.io/library/nginx`. */
export function repositoryName({ host, repository }: ImageRef): string {
  return repository === "" ? host : `${host}/${repository}`;
}

/** The registry that a sign-in names, if with a scheme and a path: Docker Hub where it names none. */
export function hostOfLogin(server = ""): string {
  const host = server.replace(/^https?:\/\//, "").replace(/\/.*$/s, "");
  return host === "" || hubHosts.has(host) ? "docker.io" : host;
}

function splitOnce(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}
