import type { ScriptLine } from "../yaml/yaml-node";
import { skipParentheses, skipPiece } from "./skip-piece";

/** Tokens of a script. Words keep their quotes and variables. */
export type Token =
  | { readonly kind: "word"; readonly raw: string; readonly line: number }
  | { readonly kind: "operator"; readonly text: string; readonly line: number }
  /** `>`, `>>`, `<`, `<<<`: the next word is its target. */
  | { readonly kind: "redirect"; readonly text: string; readonly line: number }
  /** `first` is the line of the first of its text. */
  | { readonly kind: "heredoc"; text: string; first: number; readonly line: number };

/** A script is a page or two; what comes after this is not read. */
const mostCharacters = 200_000;
const mostTokens = 40_000;

const operators = ["&&", "||", ";;&", ";;", ";&", "|&", ";", "|", "&", "(", ")"];
const redirects = ["&>>", "&>", "<<<", "<<-", "<<", ">>", ">&", "<&", ">|", "<>", ">", "<"];
/** `<< parameters.tag >>` of CircleCI, which is filled in before a shell reads it. */
const parameter = /<<[ \t]*[a-z][\w.-]{0,100}[ \t]*>>/y;
const batchComment = /[ \t]*(?:@?rem(?=\s|$)|::)[^\n]*/iy;
const powershell =
  /^\s*(?:Write-(?:Host|Output|Error)|param\s*\(|\$ErrorActionPreference|\$env:\w+\s*=|Set-StrictMode|Import-Module)|\$LASTEXITCODE|\|\s*Out-(?:Null|File)/im;
const mayBeLiteral = ["'", '"', "`", "$", "{"];

interface Heredoc {
  readonly token: { text: string; first: number };
  readonly end: string;
  readonly isIndented: boolean;
}

/**
 * Splits a shell script as POSIX has it, with what is common to PowerShell and batch files: their continuation lines and comments.
 * A quote that is never closed is a character like others.
 */
export function tokenise(lines: readonly ScriptLine[]): readonly Token[] {
  const whole = lines
    .map((line) => line.text.replace(/\r$/, ""))
    .join("\n")
    .slice(0, mostCharacters);
  const text = powershell.test(whole) ? withoutBackticks(whole) : whole;
  const tokens: Token[] = [];
  const heredocs: Heredoc[] = [];
  /** The start of pieces that are never closed. */
  const literal = new Set<string>();
  let index = 0;
  let row = 0;
  const here = () => lines[Math.min(row, lines.length - 1)]?.line ?? 1;

  const goTo = (end: number) => {
    for (; index < end; index++) if (text.charCodeAt(index) === 10) row++;
  };
  const readHeredocs = () => {
    for (const { token, end, isIndented } of heredocs.splice(0)) {
      const body: string[] = [];
      token.first = here();
      while (index < text.length) {
        const stop = text.indexOf("\n", index);
        const line = text.slice(index, stop === -1 ? text.length : stop);
        goTo(stop === -1 ? text.length : stop + 1);
        if ((isIndented ? line.trim() : line.trimEnd()) === end) break;
        body.push(line);
      }
      token.text = body.join("\n");
    }
  };
  const endOfWord = () => {
    let end = index;
    while (end < text.length) {
      const character = text.charAt(end);
      if (/[\s|&;()>]/.test(character)) break;
      if (character === "<") {
        const skipped = matchAt(parameter, text, end);
        if (skipped === 0) break;
        end += skipped;
        continue;
      }
      if (isContinued(text, end)) break;
      const next = literal.has(character) ? end + 1 : skipPiece(text, end);
      if (next === -1 && mayBeLiteral.includes(character)) literal.add(character);
      end = next === -1 ? end + 1 : next;
    }
    return end;
  };

  while (index < text.length && tokens.length < mostTokens) {
    const line = here();
    const character = text.charAt(index);
    const isLineStart = index === 0 || text.charAt(index - 1) === "\n";
    const comment = isLineStart ? matchAt(batchComment, text, index) : 0;
    const continued = isContinued(text, index);
    if (comment > 0) goTo(index + comment);
    else if (character === "\n") {
      goTo(index + 1);
      readHeredocs();
      tokens.push({ kind: "operator", text: "\n", line });
    } else if (continued > 0) goTo(index + continued);
    else if (/\s/.test(character)) index++;
    else if (character === "#") {
      const end = text.indexOf("\n", index);
      goTo(end === -1 ? text.length : end);
    } else if (text.startsWith("<(", index) && !literal.has("<(")) {
      // `<(command)`: a word that is what it prints.
      const end = skipParentheses(text, index + 2);
      if (end === -1) literal.add("<(");
      else {
        tokens.push({ kind: "word", raw: `$${text.slice(index + 1, end)}`, line });
        goTo(end);
      }
    } else {
      const redirect =
        matchAt(parameter, text, index) === 0
          ? redirects.find((one) => text.startsWith(one, index))
          : undefined;
      const operator = redirect ?? operators.find((one) => text.startsWith(one, index));
      if (redirect?.startsWith("<<") && redirect !== "<<<") {
        index += redirect.length;
        while (text.charAt(index) === " ") index++;
        const end = endOfWord();
        const word = text.slice(index, end).replaceAll(/["'\\]/g, "");
        const token = { kind: "heredoc" as const, text: "", first: line, line };
        goTo(Math.max(end, index));
        if (word !== "") {
          tokens.push(token);
          heredocs.push({ token, end: word, isIndented: redirect === "<<-" });
        }
      } else if (operator !== undefined) {
        index += operator.length;
        tokens.push({ kind: redirect === undefined ? "operator" : "redirect", text: operator, line });
      } else {
        const end = Math.max(endOfWord(), index + 1);
        const raw = text.slice(index, end);
        goTo(end);
        // `2>`: the number says which output, and is no word.
        if (!(/^\d$/.test(raw) && /[<>]/.test(text.charAt(index)))) tokens.push({ kind: "word", raw, line });
      }
    }
  }
  return tokens;
}

/** PowerShell escapes with a backtick, which would begin a command elsewhere. */
function withoutBackticks(text: string): string {
  return text.replaceAll(/`([^\n])/g, (_, next: string) => (/["$`]/.test(next) ? `\\${next}` : " "));
}

/** How many characters a continuation at this place has: `\`, and as PowerShell and batch files have them a lone backtick or caret. */
function isContinued(text: string, index: number): number {
  const character = text.charAt(index);
  if (character !== "\\" && character !== "`" && character !== "^") return 0;
  if (text.charAt(index + 1) !== "\n") return 0;
  return character === "\\" || /\s/.test(text.charAt(index - 1)) ? 2 : 0;
}

function matchAt(sticky: RegExp, text: string, index: number): number {
  sticky.lastIndex = index;
  return sticky.exec(text)?.[0].length ?? 0;
}
