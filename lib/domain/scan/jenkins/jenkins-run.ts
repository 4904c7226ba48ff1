import type { Fact, Trigger } from "../facts";
import type { Branch, Call, Host } from "../groovy/host";
import { Interpreter } from "../groovy/interpreter";
import { parseProgram } from "../groovy/parse-program";
import type { Statement } from "../groovy/syntax";
import {
  asText,
  type ClosureValue,
  joinBranches,
  joinValues,
  nothing,
  Scope,
  scriptLines,
  type TextValue,
  textValue,
  unknown,
  type Value,
} from "../groovy/value";
import { readScript, type Workspace } from "../shell/read-script";
import { type NotUnderstood, type Place, resolvePath, type SourceFile, type SourceTree } from "../source";
import { readParameter } from "./declarative";
import { dockerStep } from "./docker-steps";
import { JobBook } from "./job-book";
import { readLibraries } from "./library";
import { pluginStep } from "./plugin-steps";
import type { Run, Setting } from "./run";
import { asShell, type Programs, SharedSteps } from "./shared-steps";
import { structureStep } from "./structure-steps";
import { triggerOf } from "./triggers";
import { isWorthSaying } from "./unknown-steps";

/** Reads one Jenkinsfile as if it ran. */
export class JenkinsRun implements Host, Run {
  readonly namedArguments = "as-map";
  readonly ci: string;
  readonly file: SourceFile;
  readonly tree: SourceTree;
  readonly root: string;
  readonly book: JobBook;
  readonly interpreter: Interpreter;
  readonly triggers: Trigger[] = [];
  readonly parameters = new Map<string, Value>();
  readonly variablesSaid: { readonly text: string; readonly at: Place }[] = [];
  readonly approvals: { readonly at: Place; readonly about: string }[] = [];
  readonly notUnderstood: NotUnderstood[] = [];
  env: Scope;
  folder: string | undefined;
  registry = "";
  private readonly programs: Programs;
  private readonly loading = new Set<string>();
  private readonly workspace: Workspace = new Map();
  private readonly shared: SharedSteps;
  private collected: Setting[] | undefined;

  constructor(file: SourceFile, tree: SourceTree, root: string, programs: Programs) {
    this.ci = file.path;
    this.file = file;
    this.tree = tree;
    this.root = root;
    this.folder = root;
    this.programs = programs;
    this.shared = new SharedSteps(tree, programs);
    this.env = new Scope(file.path);
    this.book = new JobBook(file.path, "pipeline", { file: file.path, line: 1 });
    this.interpreter = new Interpreter(this, 40_000);
  }

  read(statements: readonly Statement[]): readonly Fact[] {
    this.interpreter.run(statements, new Scope(this.file.path));
    if (this.interpreter.isOver)
      this.note({ file: this.file.path, line: 1 }, "This is too large: only its beginning was read.");
    return this.book.finish();
  }

  note(at: Place, why: string): void {
    if (this.book.isDisabled || this.notUnderstood.length >= 200) return;
    if (!this.notUnderstood.some((one) => one.at.line === at.line && one.at.file === at.file))
      this.notUnderstood.push({ at, why });
  }

  settings(closure: ClosureValue): readonly Setting[] {
    const before = this.collected;
    const found: Setting[] = [];
    this.collected = found;
    this.interpreter.run(closure.body, closure.scope.inner());
    this.collected = before;
    return found;
  }

  runClosure(closure: ClosureValue): void {
    const before = this.collected;
    this.collected = undefined;
    this.interpreter.callClosure(closure, []);
    this.collected = before;
  }

  lookup(name: string, scope: Scope): Value | undefined {
    const found = scope.lookup(name, (one) => this.env.lookup(one) ?? this.parameters.get(one));
    // `agent any`: a word of the language and no variable.
    return found ?? (name === "any" || name === "none" ? textValue(name, 1, scope.file) : undefined);
  }

  member(path: string): Value | undefined {
    const [first, name, ...rest] = path.split(".");
    if (name === undefined || rest.length > 0) return undefined;
    if (first === "env") return this.env.lookup(name) ?? this.parameters.get(name);
    return first === "params" ? this.parameters.get(name) : undefined;
  }

  assign(path: string, value: Value, line: number, scope: Scope): boolean {
    const [first, name, ...rest] = path.split(".");
    // `image = ''` in the environment, and a step that puts an image there later: what is put last counts.
    if (name === undefined) {
      if (!this.env.lookup(path) || scope.isDeclaredInside(path)) return false;
      this.env.assign(path, value);
      return true;
    }
    if (first !== "env" || rest.length > 0) return first === "currentBuild";
    const { file } = scope;
    if (value.kind === "text") this.variablesSaid.push({ text: value.text, at: { file, line } });
    this.env.assign(name, value);
    return true;
  }

  declareClass(): void {
    // Classes of a pipeline hold no steps that are known to run.
  }

  annotation({ name, args, line }: Extract<Statement, { kind: "annotation" }>, scope: Scope): void {
    if (name !== "Library") return;
    for (const { value } of args)
      readLibraries(this, this.interpreter.evaluate(value, scope), { file: scope.file, line });
  }

  branches(branches: readonly Branch[]): void {
    const outer = this.env;
    const layers = branches.map(() => outer.inner(true));
    this.book.branches(
      branches.map(({ condition, needsPerson, run }, index) => ({
        run: () => {
          this.env = layers[index] ?? outer;
          this.book.under(condition, needsPerson, run);
          this.env = outer;
        },
      })),
    );
    joinBranches(outer, layers, joinValues);
    const [first] = branches;
    if (first && /\b(?:is_?)?trusted\b/i.test(first.condition.replace(/([a-z])([A-Z])/g, "$1_$2")))
      this.trusted(first.condition);
  }

  /** `infra.isTrusted()`: some of it happens only on a controller of its own. */
  private trusted(condition: string): void {
    const at = this.file.text.indexOf(condition);
    if (at === -1) return;
    const line = this.file.text.slice(0, at).split("\n").length;
    this.book.addControl("trusted-build-separation", "present", `only where ${condition}`, {
      file: this.file.path,
      line,
    });
  }

  /** `${env.X}` and `${params.X}` are what a shell knows as `${X}`; other code is written without what a shell would take for its own. */
  placeholder(code: string): string {
    const name = /^\s*(?:env|params)\.(\w+)\s*$/.exec(code)?.[1];
    return `\${${name ?? code.replaceAll(/[\s"'{}$\\]/g, "").slice(0, 100)}}`;
  }

  replacements(): Readonly<Record<string, string>> {
    const all = new Map<string, string>();
    for (const [name, text] of this.variables()) {
      all.set(`$${name}`, text);
      all.set(`\${${name}}`, text);
    }
    return Object.fromEntries(all);
  }

  private variables(): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const [name, value] of [...this.parameters, ...this.env.all()]) {
      const text = asText(value);
      // A self-reference would never end.
      if (text === undefined || text.includes(`\${${name}}`) || text.includes(`$${name}`)) found.delete(name);
      else found.set(name, text);
    }
    return found;
  }

  shell(script: TextValue, line: number, scope: Scope): void {
    if (this.book.isDisabled) return;
    const file =
      script.file === scope.file && scope.file !== this.file.path ? this.tree.get(scope.file) : this.file;
    const lines = scriptLines(script, scope.file, line);
    const facts = readScript(lines, {
      by: this.book.job(),
      file: file ?? this.file,
      tree: this.tree,
      folder: this.folder ?? "",
      variables: this.variables(),
      workspace: this.workspace,
    });
    this.book.addOwned(facts);
  }

  call(call: Call): Value | undefined {
    const { path, positional, named, closure, line, scope, receiver } = call;
    const at: Place = { file: scope.file, line };
    if (this.collected && receiver === undefined && path !== undefined && !this.isOwn(path, scope)) {
      this.collected.push({ name: path, values: positional, named, closure, at });
      return unknown;
    }
    // A step defined in the file is not a Jenkins step.
    if (path !== undefined && ["function", "closure"].includes(scope.lookup(path)?.kind ?? ""))
      return undefined;
    const trigger = triggerOf(call, line, this.file);
    if (trigger && !closure) {
      this.triggers.push(trigger);
      return nothing;
    }
    const structure = structureStep(this, call, at);
    if (structure) return structure;
    switch (path) {
      case "sh":
      case "bat":
      case "powershell":
      case "pwsh":
        return this.script(path, call);
      case "shell":
      case "batchFile":
        // Of Job DSL.
        return positional[0]?.kind === "text"
          ? this.script(path === "shell" ? "sh" : "bat", call)
          : undefined;
      case "input":
        this.book.approve(at, "jenkins-input");
        this.approvals.push({ at, about: asText(named.get("message") ?? positional[0]) ?? "" });
        return unknown;
      case "library":
      case "lib":
        if (closure) return undefined;
        readLibraries(this, named.get("identifier") ?? positional[0] ?? unknown, at);
        return unknown;
      case "load":
        return this.load(asText(positional[0] ?? named.get("path")));
      default:
    }
    const shared = path === undefined ? undefined : this.shared.find(path, this.interpreter);
    if (shared) return this.interpreter.callFunction(shared, positional, named);
    if (path !== undefined && readParameter(this, path, named)) return nothing;
    return dockerStep(this, call) ?? (pluginStep(this, call) ? this.afterPlugin(call) : undefined);
  }

  private isOwn(path: string, scope: Scope): boolean {
    return path.includes(".") || scope.lookup(path)?.kind === "function";
  }

  private afterPlugin({ closure }: Call): Value {
    if (closure) this.runClosure(closure);
    return unknown;
  }

  private script(kind: string, { positional, named, line, scope }: Call): Value {
    const [first] = positional;
    const entries = first?.kind === "map" ? first.entries : named;
    const script = entries.get("script") ?? first;
    if (script?.kind !== "text") return unknown;
    const text = kind === "sh" ? script.text : asShell(script.text, kind);
    this.shell({ ...script, text }, line, scope);
    return unknown;
  }

  runText(script: TextValue): void {
    const first = script.lines[0] ?? 1;
    const program = parseProgram("\n".repeat(Math.max(0, first - 1)) + script.text, "groovy");
    this.interpreter.run(program.statements, new Scope(script.file));
  }

  private load(path: string | undefined): Value {
    const resolved = path === undefined ? undefined : resolvePath(this.root, path);
    const program = resolved === undefined ? undefined : this.programs(resolved);
    if (!program || resolved === undefined) return unknown;
    if (this.loading.has(resolved) || this.loading.size > 16) return unknown;
    this.loading.add(resolved);
    const scope = new Scope(resolved);
    this.interpreter.runApart(program.statements, scope);
    this.loading.delete(resolved);
    return { kind: "thing", what: "script", parts: scope.values };
  }

  unknownCall(call: Call): Value {
    const { path, positional, named, line, scope } = call;
    const at = { file: scope.file, line };
    const worth = path === undefined || this.collected ? undefined : isWorthSaying(path, named, positional);
    if (worth !== undefined) this.note(at, worth);
    for (const value of [...positional, ...named.values()])
      if (value.kind === "closure") this.runClosure(value);
    return unknown;
  }
}
