import type { Flag, Instruction } from "./instruction";
import { type Escape, wordsOf } from "./words-of";

/** What a heredoc is announced by, as a word: `<<EOF`, `<<-"EOF"`, `3<<EOF`. */
const heredocStart = /^\d*<<(-?)([^<]+)$/;
const takesHeredocs: ReadonlySet<string> = new Set(["RUN", "COPY", "ADD", "ONBUILD"]);

export interface SplitText {
  readonly instructions: readonly Instruction[];
  readonly escape: Escape;
  /** Lines of instructions whose heredoc has no end: all that follows is taken for its content. */
  readonly openHeredocs: readonly number[];
}

/** Takes continuation lines, comments between them and heredocs together as the builder does. One pass: a long text costs its length. */
export function splitInstructions(text: string): SplitText {
  const lines = text.split("\n").map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  const escape = escapeOf(lines);
  const goesOn = escape === "\\" ? /(^|[^\\])\\[ \t]*$/ : /(^|[^`])`[ \t]*$/;
  const instructions: Instruction[] = [];
  const openHeredocs: number[] = [];
  let index = 0;
  while (index < lines.length) {
    const line = index + 1;
    const parts: string[] = [];
    for (let isOpen = true; isOpen && index < lines.length; index++) {
      const physical = lines[index] ?? "";
      const isPassedOver = physical.trim() === "" || physical.trimStart().startsWith("#");
      if (isPassedOver && parts.length === 0) break;
      if (isPassedOver) continue;
      isOpen = goesOn.test(physical);
      parts.push(isOpen ? physical.trimEnd().slice(0, -1) : physical);
    }
    if (parts.length === 0) {
      index++;
      continue;
    }
    const instruction = instructionOf(parts.join(""), line);
    const heredocs: string[] = [];
    for (const { name, isIndented } of heredocsIn(instruction, escape)) {
      const body: string[] = [];
      let isEnded = false;
      for (; index < lines.length && !isEnded; index++) {
        const content = isIndented ? (lines[index] ?? "").replace(/^\t+/, "") : (lines[index] ?? "");
        isEnded = content === name;
        if (!isEnded) body.push(content);
      }
      if (!isEnded) openHeredocs.push(line);
      heredocs.push(body.join("\n"));
    }
    instructions.push({ ...instruction, heredocs });
  }
  return { instructions, escape, openHeredocs };
}

/** Only the first lines can hold directives, and nothing may stand before them. */
function escapeOf(lines: readonly string[]): Escape {
  for (const line of lines) {
    const directive = /^\s*#\s*([a-z]+)\s*=\s*(\S*)\s*$/i.exec(line);
    if (!directive) return "\\";
    if (directive[1]?.toLowerCase() === "escape") return directive[2] === "`" ? "`" : "\\";
  }
  return "\\";
}

function instructionOf(text: string, line: number): Instruction {
  const keyword = /^\s*(\S+)/.exec(text);
  let rest = text.slice(keyword?.[0].length ?? 0).trim();
  const flags: Flag[] = [];
  for (
    let flag = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/i.exec(rest);
    flag;
    flag = /^--([a-z-]+)(?:=(\S*))?(?:\s+|$)/i.exec(rest)
  ) {
    flags.push({ name: (flag[1] ?? "").toLowerCase(), value: flag[2] ?? "" });
    rest = rest.slice(flag[0].length);
  }
  return { keyword: (keyword?.[1] ?? "").toUpperCase(), line, flags, text: rest, heredocs: [] };
}

function heredocsIn(
  { keyword, text }: Instruction,
  escape: Escape,
): { readonly name: string; readonly isIndented: boolean }[] {
  if (!takesHeredocs.has(keyword) || !text.includes("<<")) return [];
  return wordsOf(text, escape).flatMap((word) => {
    const start = heredocStart.exec(word);
    const name = start?.[2]?.replaceAll(/["'\\]/g, "") ?? "";
    return name === "" ? [] : [{ name, isIndented: start?.[1] === "-" }];
  });
}
