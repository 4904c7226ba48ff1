import { type Expression, type Parsed, parseExpression } from "./expression";
import { piecesOf } from "./template-text";

export type TemplateNode =
  | { readonly kind: "text"; readonly text: string; readonly line: number }
  | { readonly kind: "print"; readonly parsed: Parsed; readonly line: number }
  | { readonly kind: "unread"; readonly source: string; readonly line: number }
  | {
      readonly kind: "if" | "with" | "range";
      readonly parsed: Parsed;
      readonly line: number;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
    }
  | {
      readonly kind: "template";
      readonly name: string;
      readonly argument?: Expression;
      readonly line: number;
    }
  | { readonly kind: "leave"; readonly line: number };

export interface Template {
  readonly nodes: readonly TemplateNode[];
  /** Named templates that it defines. */
  readonly defines: ReadonlyMap<string, readonly TemplateNode[]>;
  /** Lines of blocks that never end, and ends of none. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

const deepest = 64;

interface Open {
  readonly word: string;
  readonly line: number;
  readonly nodes: TemplateNode[];
  readonly otherwise: TemplateNode[];
  parsed?: Parsed;
  name?: string;
  isElse: boolean;
  /** An `else if` is a block in the block's other half, ended by the same `end`. */
  readonly isChained: boolean;
}

/** Reads a Go template. Other text stays as it is; faults are reported. */
export function parseTemplate(text: string): Template {
  const root: TemplateNode[] = [];
  const defines = new Map<string, readonly TemplateNode[]>();
  const faults: { line: number; message: string }[] = [];
  const stack: Open[] = [];
  const here = () => {
    const top = stack.at(-1);
    return top ? (top.isElse ? top.otherwise : top.nodes) : root;
  };
  const open = (word: string, rest: string, line: number, isChained = false) => {
    const parsed = word === "define" || word === "block" ? undefined : parseExpression(rest);
    const name = /^"([^"]*)"/.exec(rest)?.[1];
    if (word === "block" && name !== undefined) here().push(callOf(rest, line));
    if (stack.length === deepest) faults.push({ line, message: "Blocks are nested too deep here." });
    stack.push({
      word,
      line,
      nodes: [],
      otherwise: [],
      ...(parsed && { parsed }),
      ...(name !== undefined && { name }),
      isElse: false,
      isChained,
    });
  };
  const close = () => {
    for (let top = stack.pop(); top; top = top.isChained ? stack.pop() : undefined) {
      const { word, line, nodes, otherwise, parsed, name } = top;
      // Parts nested too deep are left out.
      if (stack.length >= deepest) continue;
      if (word === "define" || word === "block") {
        if (name !== undefined) defines.set(name, nodes);
      } else if (parsed) {
        here().push({ kind: word as "if" | "with" | "range", parsed, line, body: nodes, otherwise });
      } else here().push({ kind: "unread", source: word, line }, ...nodes);
    }
  };
  for (const piece of piecesOf(text)) {
    const { line } = piece;
    if (piece.kind === "text") {
      here().push(piece);
      continue;
    }
    const [, word = "", rest = ""] = /^([a-z]*)\s*([\s\S]*)$/.exec(piece.source) ?? [];
    if (["if", "with", "range", "define", "block"].includes(word)) open(word, rest, line);
    else if (word === "end" && rest === "") {
      if (stack.length === 0) faults.push({ line, message: "An end without a beginning." });
      close();
    } else if (word === "else") {
      const top = stack.at(-1);
      if (top) top.isElse = true;
      const chained = /^(if|with)\s+([\s\S]*)$/.exec(rest);
      if (top && chained) open(chained[1] ?? "if", chained[2] ?? "", line, true);
    } else if (word === "template" && rest.startsWith('"')) here().push(callOf(rest, line));
    else if ((word === "break" || word === "continue") && rest === "") here().push({ kind: "leave", line });
    else {
      const parsed = parseExpression(piece.source);
      here().push(parsed ? { kind: "print", parsed, line } : { kind: "unread", source: piece.source, line });
    }
  }
  for (const { line, word } of stack)
    faults.push({ line, message: `The ${word} that begins here never ends.` });
  while (stack.length > 0) close();
  return { nodes: root, defines, faults };
}

function callOf(rest: string, line: number): TemplateNode {
  const [, name = "", argument = ""] = /^"([^"]*)"\s*([\s\S]*)$/.exec(rest) ?? [];
  const parsed = argument === "" ? undefined : parseExpression(argument);
  return { kind: "template", name, line, ...(parsed && { argument: parsed.expression }) };
}
