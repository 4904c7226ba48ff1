import type { Cloud, Fact } from "../facts";
import type { Observation } from "../observations";
import type { Place, SourceFile, SourceTree } from "../source";
import type { ScriptLine } from "../yaml/yaml-node";
import { assignmentIn, runBuiltin } from "./builtins";
import type { Call, Desk, Flow, Session } from "./call";
import { ControlFlow } from "./control-flow";
import { runCommand } from "./commands/run-command";
import { expandText, expandWord, type Value } from "./expand-word";
import { followScript } from "./follow-script";
import { folderBesideScript, inLowerCase, knownOutput, makesLower } from "./known-output";
import { flowFrom } from "./flows";
import { parseScript } from "./parse-script";
import type { Command } from "./script-tree";
import type { ShellState, Start } from "./shell-state";
import { matchesInTree, pathInTree } from "./tree-paths";

/** How deep scripts, functions and substitutions are followed into each other. */
const deepest = 12;

type ScriptPlace = NonNullable<Parameters<Desk["script"]>[2]>;

/** One script that is read as if it ran: each command once, loops over known words once for each. */
export class Run extends ControlFlow implements ShellState {
  readonly by: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly root: string;
  readonly session: Session;
  readonly isElsewhere: boolean;
  readonly stack: readonly string[];
  positional: readonly string[];
  readonly left: (string | undefined)[] = [];
  private nesting: number;
  private line = 1;
  private lastLine = 1;

  constructor(start: Start, parent?: Run) {
    super(start.folder, start.variables, parent);
    this.by = start.by;
    this.file = start.file;
    this.tree = start.tree;
    this.root = start.root;
    this.session = start.session;
    this.isElsewhere = start.isElsewhere;
    this.stack = start.stack;
    this.positional = start.positional;
    this.nesting = (parent?.nesting ?? 0) + 1;
  }

  get isTooDeep(): boolean {
    return this.nesting > deepest;
  }

  read(lines: readonly ScriptLine[]): Flow | undefined {
    this.lastLine = lines.reduce((last, { line }) => Math.max(last, line), 1);
    return this.isTooDeep ? undefined : this.run(parseScript(lines));
  }

  child(changes: Partial<Start>): Run {
    const { by, file, tree, root, folder, variables, session, isElsewhere, stack, positional } = this;
    return new Run(
      { by, file, tree, root, folder, variables, session, isElsewhere, stack, positional, ...changes },
      this,
    );
  }

  protected command(command: Command, piped: Flow | undefined): Flow | undefined {
    this.session.budget--;
    this.line = command.line;
    let first = 0;
    const assigned: [string, Exclude<Value, undefined>][] = [];
    for (; first < command.words.length; first++) {
      const found = assignmentIn(command.words[first] ?? "");
      if (!found) break;
      assigned.push([found.name, this.given(found.name, found.value, found.adds)]);
    }
    if (first === command.words.length) {
      for (const [name, value] of assigned) this.variables.set(name, value);
      return undefined;
    }
    const words = command.words.slice(first);
    if (runBuiltin(this, words)) return undefined;
    const outside = this.variables;
    if (assigned.length > 0) {
      this.variables = outside.copy();
      for (const [name, value] of assigned) {
        this.variables.set(name, value);
        this.variables.export(name);
      }
    }
    const fields = words.flatMap((word) => expandWord(word, this));
    const stdin = this.stdinOf(command, piped);
    const call: Call = {
      name: commandName(fields[0] ?? ""),
      args: fields.slice(1),
      line: command.line,
      ...(stdin && { stdin }),
      ...this.surroundings,
      desk: this,
    };
    this.again(call, fields);
    const flow = flowFrom(call, this);
    this.redirect(command, flow);
    if (assigned.length > 0) this.variables = outside;
    return flow;
  }

  /** The value of a variable: a command's output is unknown, unless files tell it. */
  given(name: string, raw: string, adds = false): Exclude<Value, undefined> {
    const text = expandText(raw, this);
    if (/^\$\((?!dirname \$0|pwd\)|git rev-parse --show-toplevel)[^()]*\)$|^\$[\d@*#?]$|^`[^`]*`$/.test(text))
      return "unknown";
    if (!adds) return { text };
    const before = this.variables.get(name);
    return typeof before === "object" ? { text: before.text + text } : "unknown";
  }

  private stdinOf({ redirects, heredoc }: Command, piped: Flow | undefined): Flow | undefined {
    if (heredoc !== undefined) return { files: [], replaces: {}, ...heredoc };
    const read = redirects.find(({ text }) => text === "<" || text === "<<<");
    if (!read) return piped;
    const target = expandText(read.target, this);
    if (read.text === "<<<") return { files: [], replaces: {}, text: target };
    const path = this.path(target);
    return path === undefined
      ? undefined
      : (this.session.written.get(path) ?? { files: [path], replaces: {} });
  }

  private redirect({ redirects }: Command, flow: Flow | undefined): void {
    for (const { text, target } of redirects) {
      if (!text.startsWith(">") || text === ">&") continue;
      const written = expandText(target, this);
      const environment = /GITHUB_ENV|GITHUB_OUTPUT|BASH_ENV/.test(written);
      if (environment && flow?.text !== undefined) this.handOn(flow.text);
      const path = this.path(written);
      if (path !== undefined && flow) this.session.written.set(path, flow);
    }
  }

  private handOn(text: string): void {
    for (const line of text.split("\n").slice(0, 100)) {
      const found = /^\s*(?:export\s+)?([A-Za-z_]\w*)=(.*)$/.exec(line);
      if (found) this.session.handedOn.set(found[1] ?? "", (found[2] ?? "").replaceAll(/^["']|["']$/g, ""));
    }
  }

  // The interface for commands.

  again(call: Call, args: readonly string[]): void {
    const [written = "", ...rest] = args;
    this.session.budget--;
    if (this.session.budget <= 0 || this.isTooDeep) return;
    const name = commandName(written);
    const body = this.functions.get(written);
    if (body) {
      const { positional } = this;
      this.positional = rest;
      this.nesting++;
      if (!this.isTooDeep) this.run(body);
      this.nesting--;
      this.positional = positional;
      return;
    }
    const next: Call = { ...call, name, args: rest };
    this.nesting++;
    if (!followScript(this, written, next)) runCommand(next);
    this.nesting--;
  }

  script(text: string, call: Call, { elsewhere = false, line = call.line }: ScriptPlace = {}): void {
    // Text from a variable has no lines of its own.
    const lines = text
      .split("\n")
      .map((one, index) => ({ text: one, line: Math.min(line + index, this.lastLine) }));
    this.child({
      variables: this.variables.copy(),
      ...(elsewhere && { isElsewhere: true, folder: undefined }),
    }).read(lines);
  }

  at(line: number): Place {
    return { file: this.file.path, line };
  }

  say(fact: Fact): void {
    this.session.facts.push(fact);
  }

  control(
    line: number,
    control: Observation,
    status: "present" | "violated",
    fact: string,
    about: string = this.by,
    opens?: Cloud,
  ): void {
    this.say({
      kind: "control",
      at: this.at(line),
      control,
      status,
      about,
      fact: fact.slice(0, 160),
      ...(opens !== undefined && { opens }),
    });
  }

  path(written: string): string | undefined {
    const { tree, folder, root, file } = this;
    return pathInTree(written, { tree, folder, root, script: file.path });
  }

  valueOf(name: string): Value {
    if (!/^\d+$/.test(name)) return this.variables.get(name);
    const index = Number(name);
    const value = this.positional[index - 1];
    return value === undefined ? undefined : { text: value };
  }

  protected matching(word: string): readonly string[] {
    const { tree, folder } = this;
    return word.includes("*") && folder !== undefined ? matchesInTree(word, folder, tree) : [word];
  }

  wordsOf(name: string): readonly string[] | undefined {
    return name === "@" ? this.positional : this.variables.words(name);
  }

  outputOf(command: string): string | undefined {
    const beside = folderBesideScript(command);
    if (beside !== undefined) return beside;
    if (this.isTooDeep || this.session.budget <= 0) return undefined;
    const script = parseScript(command.split("\n").map((text) => ({ text, line: this.line })));
    const [only, other] = script;
    const [node, ...others] = only?.pipeline ?? [];
    if (node?.kind === "command" && !other && node.redirects.length === 0) {
      const words = node.words.flatMap((word) => expandWord(word, this));
      const output = knownOutput(words, this.tree, (written) => this.path(written));
      const isLowered = others.length === 1 && others.every(makesLower);
      if (output !== undefined && (isLowered || others.length === 0))
        return isLowered ? inLowerCase(output) : output;
    }
    const { line } = this;
    this.child({ variables: this.variables.copy() }).run(script);
    this.line = line;
    return undefined;
  }
}

/** `docker` of `/usr/bin/docker` or `docker.exe`. */
function commandName(written: string): string {
  const last = written.slice(Math.max(written.lastIndexOf("/"), written.lastIndexOf("\\")) + 1);
  return last.replace(/\.exe$/i, "").toLowerCase();
}
