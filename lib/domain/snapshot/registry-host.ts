/**
 * Image references without the host that they are pulled from: of `registry.example.com/team/app:1` only `app:1` is left.
 * In a sentence each word is looked at by itself.
 * @param names other words that are names of hosts, in lower case.
 */
export function withoutRegistryHosts(text: string, names: ReadonlySet<string> = new Set()): string {
  const marked =
    names.size === 0
      ? text
      : text.replace(/[\p{L}\p{N}_.-]+/gu, (word) =>
          names.has(word.toLowerCase()) ? "hidden.host.invalid" : word,
        );
  return marked.replace(/\S+/g, withoutHosts);
}

/** `--from=registry.example.com/tools:1`, as in a layer: the host is in what is given; in `https://example.com/x?y=1` it is before that. */
function withoutHosts(word: string): string {
  const parts = word.split("=");
  return parts
    .map((part, index) => (index < parts.length - 1 && isFlag(part) ? part : withoutHost(part)))
    .join("=");
}

/** `--from`, `-Dsonar.host.url`: a name, whatever comes behind its dots. */
function isFlag(part: string): boolean {
  return part.startsWith("-") && !/[/:]/.test(part);
}

function withoutHost(word: string): string {
  // `./app.jar` is a path, whatever comes behind its dot.
  const here = /^\.{1,2}\//.exec(word)?.[0];
  if (here !== undefined) return here + withoutHost(word.slice(here.length));
  // `https://registry`: there is nothing but the host.
  if (/:\/\/[^/]+\/?$/.test(word)) return nameless;
  const parts = word.split("/").filter((part) => part !== "");
  const [first = ""] = parts;
  const last = parts.at(-1) ?? "";
  // As Docker decides: what stands before the first slash is a host if it has a dot or a port, or is localhost.
  const hasHost = parts.length > 1 && (/[.:]/.test(first) || first.toLowerCase() === "localhost");
  if (hasHost) return isAddress(last, 1) ? nameless : last;
  return isAddress(first, 2) ? nameless : word;
}

const nameless = "image";

/** A host name with at least so many dots, or one with a port; `ubuntu:24.04`, `Node.js` and `1.2.3` are none. */
function isAddress(word: string, dots: 1 | 2): boolean {
  const bare = word.replace(/^[("'[]+|[)\]"',;.]+$/g, "");
  const hasPort = /^[a-z0-9-]+(\.[a-z0-9-]+)*:\d{4,5}$/i.test(bare);
  return hasPort || new RegExp(`^([a-z0-9-]+\\.){${dots},}[a-z]{2,}$`, "i").test(bare);
}
