import type { ScriptLine } from "../yaml/yaml-node";
import type { Command, Node, Redirect, Script, Step } from "./script-tree";
import { isOperator, TokenCursor } from "./token-cursor";
import { tokenise } from "./tokenise";

const deepest = 64;
const noWords: ReadonlySet<string> = new Set();
const skipped: ReadonlySet<string> = new Set([
  "then",
  "do",
  "done",
  "fi",
  "esac",
  "else",
  "elif",
  "in",
  "time",
  "try",
  "catch",
  "finally",
]);

/** Reads a script as commands, branches, loops and functions. Whatever is out of place is passed over. */
export function parseScript(lines: readonly ScriptLine[]): Script {
  return new Parser(tokenise(lines)).all();
}

class Parser extends TokenCursor {
  private depth = 0;

  all(): Script {
    const steps: Step[] = [];
    while (!this.isAtEnd) {
      steps.push(...this.list(noWords));
      // A bracket or `;;` that closes nothing.
      this.index++;
    }
    return steps;
  }

  /** Steps up to one of these words at the place of a command, a closing bracket, `;;`, or the end. */
  private list(stops: ReadonlySet<string>): Step[] {
    const steps: Step[] = [];
    while (!this.isAtEnd) {
      this.passOver(";", "\n", "&");
      const token = this.here;
      if (!token || isOperator(token, ")", ";;", ";&", ";;&")) break;
      if (token.kind === "word" && stops.has(token.raw)) break;
      const before = this.index;
      const step = this.step(stops);
      if (step) steps.push(step);
      if (this.index === before) this.index++;
    }
    return steps;
  }

  private step(stops: ReadonlySet<string>): Step | undefined {
    const isNegated = this.takeWord("!");
    const pipeline: Node[] = [];
    for (;;) {
      const node = this.node(stops);
      if (node) pipeline.push(node);
      const replacing = node?.kind === "group" && this.isReplacing() ? this.command() : undefined;
      if (replacing) pipeline.push(replacing);
      if (!this.takeOperator("|", "|&")) break;
      this.passOver("\n");
    }
    const token = this.here;
    let ending: Step["ending"] = "\n";
    for (const one of ["&&", "||", ";", "&", "\n"] as const) if (isOperator(token, one)) ending = one;
    this.takeOperator(ending);
    if (ending === "&&" || ending === "||") this.passOver("\n");
    return pipeline.length > 0 ? { pipeline, isNegated, ending } : undefined;
  }

  private node(stops: ReadonlySet<string>): Node | undefined {
    const token = this.here;
    if (!token || this.depth > deepest) return undefined;
    this.depth++;
    try {
      if (isOperator(token, "(")) return this.subshell();
      if (token.kind !== "word") return this.command();
      if (stops.has(token.raw)) return undefined;
      switch (token.raw) {
        case "{":
          return this.braces();
        case "if":
          this.index++;
          return this.isInBrackets() ? this.bracketed() : this.branches();
        case "while":
        case "until":
          this.index++;
          return this.isInBrackets() ? this.bracketed() : this.whileLoop(token.line);
        case "for":
        case "select":
        case "foreach":
          this.index++;
          return this.isInBrackets() ? this.bracketed() : this.forLoop(token.line);
        case "case":
          this.index++;
          return this.cases();
        case "function":
          this.index++;
          return this.functionNode();
        default:
      }
      if (skipped.has(token.raw)) {
        this.index++;
        return this.node(stops);
      }
      const [next, after] = [this.tokens[this.index + 1], this.tokens[this.index + 2]];
      if (isOperator(next, "(")) {
        if (isOperator(after, ")")) return this.functionNode();
        const array = /^([A-Za-z_]\w*)(\+?)=$/.exec(token.raw);
        if (array) return this.array(array[1] ?? "", array[2] === "+");
      }
      return this.command();
    } finally {
      this.depth--;
    }
  }

  private command(): Command | undefined {
    const first = this.here;
    const words: string[] = [];
    const redirects: Redirect[] = [];
    let heredoc: Command["heredoc"];
    const isTest = first?.kind === "word" && first.raw === "[[";
    for (; !this.isAtEnd; this.index++) {
      const token = this.here;
      if (!token) break;
      if (token.kind === "word") {
        words.push(token.raw);
        if (isTest && token.raw === "]]") {
          this.index++;
          break;
        }
      } else if (token.kind === "heredoc") heredoc = { text: token.text, line: token.first };
      else if (token.kind === "redirect") {
        const target = this.tokens[this.index + 1];
        if (target?.kind !== "word") continue;
        redirects.push({ text: token.text, target: target.raw });
        this.index++;
      } else if (!isTest || token.text === "\n") break;
    }
    if (!first || (words.length === 0 && redirects.length === 0)) return undefined;
    return {
      kind: "command",
      words,
      redirects,
      ...(heredoc !== undefined && { heredoc }),
      line: first.line,
    };
  }

  private subshell(): Node {
    this.index++;
    const body = this.list(noWords);
    this.takeOperator(")");
    return { kind: "group", body, isSubshell: true };
  }

  private braces(): Node {
    this.index++;
    const body = this.list(new Set(["}"]));
    this.takeWord("}");
    return { kind: "group", body, isSubshell: false };
  }

  private branches(): Node {
    const condition = this.list(new Set(["then"]));
    const bodies: Script[] = [];
    let isComplete = false;
    for (;;) {
      if (this.takeWord("then")) bodies.push(this.list(new Set(["elif", "else", "fi"])));
      else if (this.takeWord("elif")) {
        this.list(new Set(["then"]));
      } else if (this.takeWord("else")) {
        isComplete = true;
        bodies.push(this.list(new Set(["fi"])));
      } else {
        this.takeWord("fi");
        return { kind: "branches", condition, bodies, isComplete };
      }
    }
  }

  private whileLoop(line: number): Node {
    const condition = this.list(new Set(["do"]));
    return { kind: "loop", words: [], condition, body: this.loopBody(), line };
  }

  private forLoop(line: number): Node {
    const name = this.here;
    const words: string[] = [];
    if (name?.kind === "word") {
      this.index++;
      this.passOver("\n");
      if (this.takeWord("in")) {
        for (let token = this.here; token?.kind === "word"; token = this.tokens[this.index]) {
          words.push(token.raw);
          this.index++;
        }
      }
    } else this.skipTo((token) => token.kind === "word" && token.raw === "do");
    this.passOver(";", "\n");
    const variable = name?.kind === "word" ? { variable: name.raw } : {};
    return { kind: "loop", ...variable, words, condition: [], body: this.loopBody(), line };
  }

  private loopBody(): Script {
    if (!this.takeWord("do")) return [];
    const body = this.list(new Set(["done"]));
    this.takeWord("done");
    return body;
  }

  private cases(): Node {
    const subject = this.here;
    const word = subject?.kind === "word" ? subject.raw : "";
    const patterns: string[][] = [];
    this.skipTo((token) => token.kind === "word" && token.raw === "in");
    this.index++;
    const bodies: Script[] = [];
    let isComplete = false;
    while (!this.isAtEnd) {
      this.passOver("\n", ";", ";;", ";&", ";;&");
      if (this.takeWord("esac")) break;
      this.takeOperator("(");
      const pattern = this.here;
      if (pattern?.kind === "word" && pattern.raw === "*") isComplete = true;
      const start = this.index;
      this.skipTo((token) => isOperator(token, ")"));
      patterns.push(
        this.tokens.slice(start, this.index).flatMap((token) => (token.kind === "word" ? [token.raw] : [])),
      );
      this.takeOperator(")");
      bodies.push(this.list(new Set(["esac"])));
    }
    return { kind: "branches", condition: [], bodies, isComplete, choice: { word, patterns } };
  }

  private functionNode(): Node | undefined {
    const name = this.here;
    if (name?.kind !== "word") return undefined;
    this.index++;
    if (this.takeOperator("(")) this.takeOperator(")");
    this.passOver("\n");
    const body = this.node(noWords);
    return {
      kind: "function",
      name: name.raw,
      body: body ? [{ pipeline: [body], isNegated: false, ending: "\n" }] : [],
    };
  }

  private array(name: string, adds: boolean): Node {
    this.index += 2;
    const words: string[] = [];
    for (; !this.isAtEnd; this.index++) {
      const token = this.here;
      if (token?.kind === "word") words.push(token.raw);
      else if (isOperator(token, ")")) {
        this.index++;
        break;
      }
    }
    return { kind: "array", name, adds, words };
  }

  /** `(Get-Content a.yaml) -replace 'a', 'b'`, as PowerShell has it. */
  private isReplacing(): boolean {
    const token = this.here;
    return token?.kind === "word" && /^-[ci]?replace$/i.test(token.raw);
  }

  /** `if (…) {`, as PowerShell has it. */
  private isInBrackets(): boolean {
    const opening = this.here;
    if (!isOperator(opening, "(")) return false;
    const end = this.closing();
    const next = this.tokens[end + 1];
    return end !== -1 && next?.kind === "word" && next.raw === "{";
  }

  private bracketed(): Node | undefined {
    this.index = this.closing() + 1;
    const body = this.braces();
    return {
      kind: "branches",
      condition: [],
      bodies: [[{ pipeline: [body], isNegated: false, ending: "\n" }]],
      isComplete: false,
    };
  }
}
