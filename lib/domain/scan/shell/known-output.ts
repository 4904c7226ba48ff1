import { baseName, folderOf, type SourceTree } from "../source";
import type { Node } from "./script-tree";

/** The output of a command, if files tell it; its words are already filled in. */
export function knownOutput(
  words: readonly string[],
  tree: SourceTree,
  path: (written: string) => string | undefined,
): string | undefined {
  const [name, first, second] = words;
  if (name === undefined || first === undefined || words.some((word) => /[*?|]/.test(word))) return undefined;
  switch (name) {
    case "cat":
      return words.length === 2 ? lineIn(first, tree, path) : undefined;
    case "echo":
      return words
        .slice(1)
        .filter((word) => !/^-[ne]+$/.test(word))
        .join(" ");
    case "basename":
      if (/[$%]/.test(first)) return undefined;
      return second !== undefined && baseName(first).endsWith(second)
        ? baseName(first).slice(0, -second.length)
        : baseName(first.replace(/\/$/, ""));
    case "dirname":
      return /[$%]/.test(first) ? undefined : folderOf(first) || ".";
    default:
      return undefined;
  }
}

/** The one line of a file, such as VERSION. */
function lineIn(
  written: string,
  tree: SourceTree,
  path: (written: string) => string | undefined,
): string | undefined {
  const found = path(written);
  const text = found === undefined ? undefined : tree.get(found)?.text;
  if (text === undefined || text.length > 300) return undefined;
  const line = text.trim();
  return line === "" || /\s/.test(line) ? undefined : line;
}

/** `| tr '[:upper:]' '[:lower:]'`. */
export function makesLower(node: Node): boolean {
  if (node.kind !== "command") return false;
  const [name, from = "", to = ""] = node.words.map((word) => word.replaceAll(/["']/g, ""));
  return name === "tr" && /^(?:\[?A-Z\]?|\[:upper:\])$/.test(from) && /^(?:\[?a-z\]?|\[:lower:\])$/.test(to);
}

/** Placeholders stay as written. */
export function inLowerCase(text: string): string {
  return text.replaceAll(
    /(\$\{\{[^}]{0,300}\}\}|\$\{[^}]{0,300}\}|\$\([^)]{0,300}\)|\$\w{1,100})|([A-Z]{1,300})/g,
    (whole, kept: string | undefined) => kept ?? whole.toLowerCase(),
  );
}

/** `$(cd "$(dirname "$0")/.." && pwd)`: the folder of the script, or one that is named from it. */
export function folderBesideScript(command: string): string | undefined {
  if (!/\bdirname\b/.test(command) || !/\$0|\$\{0\}|BASH_SOURCE/.test(command)) return undefined;
  const after =
    /(?:\$0|\$\{0\}|BASH_SOURCE(?:\[0\])?)["')}]{0,6}((?:\/[.\w-]{1,60}){0,6})/.exec(command)?.[1] ?? "";
  return `$(dirname $0)${after}`;
}
