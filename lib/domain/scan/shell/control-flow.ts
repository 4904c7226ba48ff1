import type { Flow, Session } from "./call";
import { expandWord, type Scope, type Value } from "./expand-word";
import {
  asksForWords,
  assignedIn,
  bodyFor,
  getoptsIn,
  isOpenWord,
  optionsIn,
  testOf,
  variableIn,
} from "./given-options";
import type { Command, Node, Script, Step } from "./script-tree";
import { ends, isNever, isTest, surroundingsOf } from "./surroundings";
import type { Variables } from "./variables";

const mostRounds = 50;

/** Which commands of a script run, in which order, and what is known of variables and folders on each way. */
export abstract class ControlFlow implements Scope {
  folder: string | undefined;
  variables: Variables;
  isLenient = false;
  hasPipefail = false;
  abstract readonly session: Session;
  protected readonly functions: Map<string, Script>;
  protected surroundings = ends;
  abstract positional: readonly string[];
  /** Variables that the options decide which this script was called with. */
  private readonly optional = new Set<string>();
  /** The option that is read now. */
  private option: { readonly text: string } | undefined;
  private hasEnded = false;
  private branching = 0;

  constructor(folder: string | undefined, variables: Variables, parent?: ControlFlow) {
    this.folder = folder;
    this.variables = variables;
    this.functions = new Map(parent?.functions);
    this.surroundings = parent?.surroundings ?? ends;
    this.isLenient = parent?.isLenient ?? false;
  }

  abstract valueOf(name: string): Value;
  abstract wordsOf(name: string): readonly string[] | undefined;
  abstract outputOf(command: string): string | undefined;
  /** Files of the tree that match a pattern; a word without a pattern or a match stays itself. */
  protected abstract matching(word: string): readonly string[];
  protected abstract command(command: Command, stdin: Flow | undefined): Flow | undefined;

  end(): void {
    if (this.branching === 0) this.hasEnded = true;
  }

  run(script: Script): Flow | undefined {
    let flow: Flow | undefined;
    for (const [index, step] of script.entries()) {
      if (this.session.budget <= 0 || this.hasEnded) break;
      flow = this.step(step, script[index - 1], script[index + 1]);
    }
    return flow;
  }

  private step(step: Step, before: Step | undefined, next: Step | undefined): Flow | undefined {
    const outer = this.surroundings;
    const isChained = before?.ending === "&&" || before?.ending === "||";
    // `[ … ] && TAG=x`: it may be so or not.
    const values = isChained && isTest(before) ? this.variables.snapshot() : undefined;
    if (isChained) this.branching++;
    let flow: Flow | undefined;
    for (const [index, node] of step.pipeline.entries()) {
      const isLast = index === step.pipeline.length - 1;
      this.surroundings = surroundingsOf(step, next, isLast, outer, this);
      flow = this.node(node, flow);
    }
    this.surroundings = outer;
    if (isChained) this.branching--;
    if (values) this.variables.agree([values, this.variables.snapshot()]);
    return flow;
  }

  private node(node: Node, stdin: Flow | undefined): Flow | undefined {
    switch (node.kind) {
      case "command":
        return this.command(node, stdin);
      case "array": {
        const before = node.adds ? (this.variables.words(node.name) ?? []) : [];
        this.variables.setWords(node.name, [...before, ...this.expanded(node.words)]);
        return undefined;
      }
      case "group":
        return node.isSubshell ? this.subshell(node.body) : this.run(node.body);
      case "function":
        this.functions.set(node.name, node.body);
        return undefined;
      case "branches":
        return this.branches(node);
      case "loop":
        return this.loop(node);
      default:
        return undefined;
    }
  }

  private subshell(body: Script): Flow | undefined {
    const { folder, variables } = this;
    this.variables = variables.copy();
    this.branching++;
    const flow = this.run(body);
    this.branching--;
    this.variables = variables;
    this.folder = folder;
    return flow;
  }

  private branches({
    condition,
    bodies,
    isComplete,
    choice,
  }: Extract<Node, { kind: "branches" }>): Flow | undefined {
    this.runCondition(condition);
    const chosen = choice && this.chosen(choice);
    if (chosen !== undefined) {
      this.branching++;
      if (chosen !== "none") this.run(bodies[chosen] ?? []);
      this.branching--;
      return undefined;
    }
    const isOut =
      testOf(condition, (name) => (this.optional.has(name) ? this.valueOf(name) : undefined)) === false;
    const { folder } = this;
    const before = this.variables.snapshot();
    const folders = new Set(isComplete ? [] : [folder]);
    const ways = isComplete ? [] : [before];
    this.branching++;
    for (const [index, body] of bodies.entries()) {
      if (index === 0 && (isOut || isNever(condition))) continue;
      this.variables.restore(before);
      this.folder = folder;
      this.run(body);
      ways.push(this.variables.snapshot());
      folders.add(this.folder);
    }
    this.branching--;
    if (ways.length > 0) this.variables.agree(ways);
    this.folder = folders.size === 1 ? [...folders][0] : undefined;
    return undefined;
  }

  /** Which body an option takes that the script was called with. */
  private chosen({ word, patterns }: NonNullable<Extract<Node, { kind: "branches" }>["choice"]>) {
    const name = this.option === undefined ? undefined : variableIn(word);
    const value = name === undefined ? undefined : this.valueOf(name);
    return typeof value === "object" && value.text === this.option?.text && !isOpenWord(value.text)
      ? bodyFor(value.text, patterns)
      : undefined;
  }

  /** A loop over the options that a script was called with, where that is known: each in its turn. Says whether it was one. */
  private overOptions(condition: Script, body: Script): boolean {
    if (this.positional.length === 0) return false;
    const outer = this.option;
    const getopts = getoptsIn(condition);
    if (!getopts && !asksForWords(condition)) return false;
    const read = getopts && optionsIn(this.positional, getopts.letters);
    if (getopts && !read) return false;
    for (const name of assignedIn(body)) this.optional.add(name);
    this.branching++;
    if (getopts && read) {
      const { options, taken } = read;
      for (const { name, value } of options) {
        this.option = { text: name };
        this.variables.set(getopts.variable, this.option);
        if (value !== undefined) this.variables.set("OPTARG", { text: value });
        this.run(body);
      }
      this.variables.set("OPTIND", { text: String(taken + 1) });
    } else
      for (let left = this.positional.length + 1; this.positional.length < left; this.run(body)) {
        left = this.positional.length;
        this.option = left === 0 ? undefined : { text: this.positional[0] ?? "" };
        if (left === 0 || this.session.budget <= 0) break;
      }
    this.branching--;
    this.option = outer;
    return true;
  }

  private loop({ variable, words, condition, body }: Extract<Node, { kind: "loop" }>): Flow | undefined {
    if (variable === undefined && this.overOptions(condition, body)) return undefined;
    this.runCondition(condition);
    const { folder } = this;
    const rounds = this.expanded(words).flatMap((word) => this.matching(word));
    const before = this.variables.snapshot();
    this.branching++;
    if (variable === undefined || rounds.length === 0 || rounds.some((round) => /[*?$`%]|^\{/.test(round))) {
      if (variable !== undefined) this.variables.set(variable, "unknown");
      this.run(body);
      this.variables.agree([before, this.variables.snapshot()]);
    } else {
      for (const round of rounds.slice(0, mostRounds)) {
        this.session.budget--;
        if (this.session.budget <= 0) break;
        this.variables.set(variable, { text: round });
        this.folder = folder;
        this.run(body);
      }
    }
    this.branching--;
    this.folder = folder;
    return undefined;
  }

  private runCondition(condition: Script): void {
    const outer = this.surroundings;
    this.surroundings = { blocks: "unknown", isExcused: outer.isExcused };
    this.branching++;
    this.run(condition);
    this.branching--;
    this.surroundings = outer;
  }

  private expanded(words: readonly string[]): readonly string[] {
    return words.flatMap((word) => expandWord(word, this));
  }
}
