import type { Value } from "./expand-word";
import type { Node, Script } from "./script-tree";

/** One option that a script was called with, as `getopts` tells it. */
export interface GivenOption {
  readonly name: string;
  readonly value?: string;
}

const mostOptions = 50;

/** The words of `getopts "t:p" opt`, where a loop's condition is that. */
export function getoptsIn(
  condition: Script,
): { readonly letters: string; readonly variable: string } | undefined {
  const [name, letters = "", variable, other] = wordsOf(condition);
  const bare = letters.replaceAll(/["']/g, "");
  return name === "getopts" && /^[\w:]+$/.test(bare) && variable !== undefined && other === undefined
    ? { letters: bare, variable }
    : undefined;
}

/** Whether a loop goes on as long as words are left: `while [ $# -gt 0 ]`. */
export function asksForWords(condition: Script): boolean {
  const words = wordsOf(condition);
  return (
    /^(?:\[{1,2}|test|\(\()/.test(words[0] ?? "") && words.some((word) => /^"?\$\{?[#1]\}?"?$/.test(word))
  );
}

/** A word that something else fills in. */
export function isOpenWord(word: string): boolean {
  return /^[$%{<`]/.test(word);
}

/** The options among the words, and how many words they take; undefined if a word may be any option. */
export function optionsIn(
  words: readonly string[],
  letters: string,
): { readonly options: readonly GivenOption[]; readonly taken: number } | undefined {
  const options: GivenOption[] = [];
  let taken = 0;
  for (; taken < words.length && options.length < mostOptions; taken++) {
    const word = words[taken] ?? "";
    if (word === "--") return { options, taken: taken + 1 };
    if (isOpenWord(word)) return undefined;
    if (!/^-./.test(word)) break;
    for (let index = 1; index < word.length; index++) {
      const name = word[index] ?? "";
      const at = name === ":" ? -1 : letters.indexOf(name);
      if (at === -1) options.push({ name: "?" });
      else if (letters[at + 1] !== ":") options.push({ name });
      else {
        const rest = word.slice(index + 1);
        if (rest === "") taken++;
        options.push({ name, value: rest === "" ? (words[taken] ?? "") : rest });
        break;
      }
    }
  }
  return { options, taken: Math.min(taken, words.length) };
}

/** The variable that a word is, and nothing else: `"$opt"`. */
export function variableIn(raw: string): string | undefined {
  return /^"?\$(?:(\w+)|\{(\w+)\})"?$/
    .exec(raw)
    ?.slice(1)
    .find((name) => name !== undefined);
}

/** The place of the body that a value takes of a `case`; undefined if a pattern does not tell. */
export function bodyFor(
  value: string,
  patterns: readonly (readonly string[])[],
): number | undefined | "none" {
  for (const [index, alternatives] of patterns.entries())
    for (const raw of alternatives) {
      const pattern = raw.replaceAll(/["'\\]/g, "");
      if (raw === "*" || pattern === value) return index;
      // `?` of getopts is written as a pattern of one character.
      if (/[*$[]/.test(pattern) || (pattern.includes("?") && pattern !== "?")) return undefined;
      if (pattern === "?" && !raw.includes("\\") && value.length === 1) return index;
    }
  return "none";
}

/** Names that a script gives a value, in whatever of its ways. */
export function assignedIn(script: Script, depth = 0): readonly string[] {
  if (depth > 8) return [];
  return script.flatMap(({ pipeline }) => pipeline.flatMap((node) => assignedBy(node, depth)));
}

function assignedBy(node: Node, depth: number): readonly string[] {
  if (node.kind === "command")
    return node.words.flatMap((word) => /^([A-Za-z_]\w*)\+?=/.exec(word)?.[1] ?? []);
  if (node.kind === "branches") return node.bodies.flatMap((body) => assignedIn(body, depth + 1));
  return node.kind === "group" || node.kind === "loop" ? assignedIn(node.body, depth + 1) : [];
}

/** The result of a test of one variable; undefined for other tests and unknown variables. */
export function testOf(condition: Script, valueOf: (name: string) => Value): boolean | undefined {
  const [opening = "", ...rest] = wordsOf(condition);
  if (!["[", "[[", "test"].includes(opening)) return undefined;
  const all = rest.filter((word) => word !== "]" && word !== "]]");
  const isNot = all[0] === "!";
  const words = isNot ? all.slice(1) : all;
  const unary = words[0] === "-z" || words[0] === "-n";
  const name = variableIn((unary ? words[1] : words[0]) ?? "");
  const value = name === undefined ? undefined : valueOf(name);
  if (typeof value !== "object") return undefined;
  if (unary) return words.length === 2 ? ((words[0] === "-z") === (value.text === "")) !== isNot : undefined;
  const [, sign, right = ""] = words;
  if (words.length !== 3 || !/^(?:=|==|!=)$/.test(sign ?? "") || /[$*?[`]/.test(right)) return undefined;
  return ((right.replaceAll(/["']/g, "") === value.text) === (sign !== "!=")) !== isNot;
}

/** The words of a script that is one command. */
function wordsOf(script: Script): readonly string[] {
  const [step, other] = script;
  const [node, piped] = step?.pipeline ?? [];
  return node?.kind === "command" && !other && !piped && step?.isNegated === false ? node.words : [];
}
