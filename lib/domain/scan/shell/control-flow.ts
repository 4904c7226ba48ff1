import type { Flow, Session } from "./call";
import { expandWord, type Scope, type Value } from "./expand-word";
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
  /** What of the tree a pattern matches; a word without one, or that matches nothing, is itself. */
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

  private branches({ condition, bodies, isComplete }: Extract<Node, { kind: "branches" }>): Flow | undefined {
    this.runCondition(condition);
    const { folder } = this;
    const before = this.variables.snapshot();
    const folders = new Set(isComplete ? [] : [folder]);
    const ways = isComplete ? [] : [before];
    this.branching++;
    for (const [index, body] of bodies.entries()) {
      if (index === 0 && isNever(condition)) continue;
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

  private loop({ variable, words, condition, body }: Extract<Node, { kind: "loop" }>): Flow | undefined {
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
