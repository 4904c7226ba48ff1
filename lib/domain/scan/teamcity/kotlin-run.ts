import type { Branch, Call, Host } from "../groovy/host";
import { Interpreter } from "../groovy/interpreter";
import type { Program } from "../groovy/parse-program";
import type { Statement } from "../groovy/syntax";
import {
  type ClosureValue,
  type FunctionValue,
  nothing,
  Scope,
  textValue,
  unknown,
  type Value,
} from "../groovy/value";
import { collectionOf } from "./kotlin-collections";
import { type Block, constantValue, emptyBlock, type Node, nodeOf, nodeValue } from "./kotlin-tree";

type ClassStatement = Extract<Statement, { kind: "class" }>;

/** An object or a class of the files, evaluated on demand. */
interface Declared {
  readonly statement: ClassStatement;
  readonly scope: Scope;
}

/** The created object: its DSL class, its statements and its values. */
export interface Instance {
  readonly root: string;
  readonly node: Node;
  readonly scope: Scope;
}

const deepestBase = 10;

/** Runs the Kotlin files of a project's settings and keeps what they say as a tree of calls. */
export class KotlinRun implements Host {
  readonly namedArguments = "by-name";
  /** All files of a project together. */
  readonly interpreter = new Interpreter(this, 400_000);
  /** Objects of each file, by the file's path. */
  readonly objects = new Map<string, Value[]>();
  /** Runs each file's statements outside objects. */
  readonly blocks = new Map<string, Block>();
  private readonly declared = new WeakMap<object, Declared>();
  private readonly instances = new Map<Value, Instance | "open">();
  private readonly companions = new Map<ClassStatement, Instance>();
  private readonly globals = new Scope("");
  private block: Block | undefined;
  private depth = 0;

  constructor(programs: ReadonlyMap<string, Program>) {
    const scopes = [...programs].map(([path, program]) => ({
      path,
      program,
      scope: new Scope(path, this.globals),
    }));
    // Files use each other's declarations: first names, then values, twice as these may depend on each other.
    for (const { path, program, scope } of scopes) {
      this.blocks.set(path, emptyBlock());
      this.interpreter.run(
        program.statements.filter(({ kind }) => kind === "function" || kind === "class"),
        scope,
      );
      for (const [name, value] of scope.values) this.globals.declare(name, value);
    }
    for (const round of [1, 2]) {
      for (const { program, scope } of scopes) {
        const values = program.statements.filter((one) => one.kind === "assign" && one.isDeclared);
        this.in(emptyBlock(), () => this.interpreter.run(values, scope));
        for (const [name, value] of scope.values) {
          if (round === 1 || value.kind !== "unknown") this.globals.declare(name, value);
        }
      }
    }
    for (const { path, program, scope } of scopes) {
      const rest = program.statements.filter(
        (one) =>
          one.kind !== "function" && one.kind !== "class" && !(one.kind === "assign" && one.isDeclared),
      );
      this.in(this.blocks.get(path) ?? emptyBlock(), () => this.interpreter.run(rest, scope));
    }
  }

  /** An object once it is needed; one that leans on itself is not there. */
  instanceOf(value: Value): Instance | undefined {
    const known = this.instances.get(value);
    if (known) return known === "open" ? undefined : known;
    const declared = value.kind === "thing" ? this.declared.get(value) : undefined;
    if (!declared) return undefined;
    if (declared.statement.what !== "object") return this.companionOf(declared);
    this.instances.set(value, "open");
    const made = this.make(declared, [], new Map());
    this.instances.set(value, made);
    return made;
  }

  /** `companion object { const val X = ... }`: what a class itself has. */
  private companionOf({ statement, scope }: Declared): Instance | undefined {
    const inner = statement.body.find(
      (one) => one.kind === "class" && one.what === "object" && one.name === "",
    );
    if (inner?.kind !== "class") return undefined;
    const known = this.companions.get(statement) ?? this.make({ statement: inner, scope }, [], new Map());
    this.companions.set(statement, known);
    return known;
  }

  /** The name of an object or of a call that a value means. */
  nameOf(value: Value): string | undefined {
    const declared = value.kind === "thing" ? this.declared.get(value) : undefined;
    return declared?.statement.name;
  }

  private make(
    declared: Declared,
    positional: readonly Value[],
    named: ReadonlyMap<string, Value>,
  ): Instance {
    const { statement, scope: outer } = declared;
    const scope = outer.inner();
    const at = { file: outer.file, line: statement.line };
    const node: Node = { name: statement.name, positional, named, at, block: emptyBlock() };
    const root = this.fill(declared, positional, named, scope, node.block, 0);
    return { root, node, scope };
  }

  /** Runs what a class says, its base first, and gives the class of the DSL at the bottom. */
  private fill(
    { statement }: Declared,
    positional: readonly Value[],
    named: ReadonlyMap<string, Value>,
    scope: Scope,
    block: Block,
    depth: number,
  ): string {
    statement.parameters.forEach(({ names: [name = ""], fallback }, index) => {
      const given = named.get(name) ?? positional[index];
      scope.declare(name, given ?? (fallback ? this.interpreter.evaluate(fallback, scope) : unknown));
    });
    const { base } = statement;
    const name =
      base?.kind === "call"
        ? base.of.kind === "name"
          ? base.of.name
          : ""
        : base?.kind === "name"
          ? base.name
          : "";
    const found = this.lookup(name, scope);
    const parent = found?.kind === "thing" ? this.declared.get(found) : undefined;
    let root = name;
    this.in(block, () => {
      const args = base?.kind === "call" ? base.args : [];
      const values = args.map((one) => ({
        name: one.name,
        value: this.interpreter.evaluate(one.value, scope),
      }));
      if (parent && depth < deepestBase) {
        const given = values.filter((one) => one.name === undefined).map(({ value }) => value);
        const byName = values.flatMap((one) =>
          one.name === undefined ? [] : [[one.name, one.value] as const],
        );
        const inner = parent.scope.inner();
        root = this.fill(parent, given, new Map(byName), inner, block, depth + 1);
        for (const [key, value] of inner.values) if (!scope.values.has(key)) scope.declare(key, value);
        // Arguments beyond the parameters run as a constructor block.
        for (const value of given.slice(parent.statement.parameters.length))
          if (value.kind === "closure") this.interpreter.callClosure(value, []);
      } else
        for (const { value } of values) if (value.kind === "closure") this.interpreter.callClosure(value, []);
      this.interpreter.run(statement.body, scope);
    });
    return root;
  }

  private in<T>(block: Block, run: () => T): T {
    const before = this.block;
    this.block = block;
    const result = run();
    this.block = before;
    return result;
  }

  lookup(name: string, scope: Scope): Value | undefined {
    return scope.lookup(name) ?? this.block?.settings.get(name)?.value;
  }

  /** `Params.REGISTRY`, `Build.id`, `hosted.Build`: objects are found by the last name that is one. */
  member(path: string, scope: Scope): Value | undefined {
    const parts = path.split(".");
    let here: Value | undefined = this.lookup(parts[0] ?? "", scope);
    for (const part of parts.slice(1, 8)) {
      const instance = here && this.instanceOf(here);
      const inner: Value | undefined =
        instance?.scope.values.get(part) ?? instance?.node.block.settings.get(part)?.value;
      if (inner) here = inner;
      else if (here && (part === "id" || part === "name") && this.nameOf(here) !== undefined)
        here = textValue(this.nameOf(here) ?? "", 1, "");
      else here = this.objectNamed(part);
    }
    const last = parts.at(-1) ?? "";
    return here ?? (/^[A-Z][A-Z0-9_]+$/.test(last) ? constantValue(path, scope.file) : undefined);
  }

  private objectNamed(name: string): Value | undefined {
    const found = this.globals.values.get(name);
    return found?.kind === "thing" ? found : undefined;
  }

  assign(path: string, value: Value, line: number, scope: Scope): boolean {
    const name = path.startsWith("this.") ? path.slice("this.".length) : path;
    if (name.includes(".") || !this.block || (name === path && scope.lookup(path))) return false;
    this.block.settings.set(name, { value, at: { file: scope.file, line } });
    return true;
  }

  declareClass(statement: ClassStatement, scope: Scope): void {
    const value: Value = { kind: "thing", what: statement.what, parts: new Map() };
    this.declared.set(value, { statement, scope });
    if (statement.name !== "") scope.declare(statement.name, value);
    if (statement.what !== "object") return;
    const known = this.objects.get(scope.file) ?? [];
    this.objects.set(scope.file, [...known, value]);
  }

  annotation(): void {
    // They say nothing of builds.
  }

  branches(branches: readonly Branch[]): void {
    for (const { run } of branches) run();
  }

  placeholder(code: string): string {
    return `\${${code.replaceAll(/[\s"'{}$\\]/g, "").slice(0, 100)}}`;
  }

  call(call: Call): Value | undefined {
    const { path, method, receiver, positional, closure, named, scope } = call;
    const name = path ?? method;
    const collection = receiver === undefined ? collectionOf(name, positional) : undefined;
    if (collection) return collection;
    if (name === "AbsoluteId" || name === "RelativeId") return positional[0] ?? unknown;
    const node = nodeOf(receiver) ?? (receiver && this.instanceOf(receiver)?.node);
    if (node && closure && ["apply", "run", "with", "also"].includes(method)) {
      this.in(node.block, () => this.interpreter.callClosure(closure, receiver ? [receiver] : []));
      return receiver;
    }
    const extension = receiver && (this.methodOf(receiver, method) ?? scope.lookup(method));
    if (receiver && extension?.kind === "function") return this.extend(receiver, extension, call);
    const found =
      receiver === undefined ? scope.lookup(name) : path === undefined ? undefined : this.member(path, scope);
    const declared = found?.kind === "thing" ? this.declared.get(found) : undefined;
    if (!declared || declared.statement.what === "object") return undefined;
    const made = this.make(declared, positional, named);
    const value = nodeValue({ ...made.node, name: made.root });
    this.instances.set(value, made);
    if (closure && declared.statement.parameters.length < positional.length)
      this.inside(made.node.block, closure);
    return value;
  }

  /** A function of an object or of an instance. */
  private methodOf(receiver: Value, method: string): Value | undefined {
    return this.instanceOf(receiver)?.scope.values.get(method);
  }

  /** `this.push(image)` and `steps.push(image)`: an extension function on a class of the DSL. */
  private extend(receiver: Value, called: FunctionValue, { positional, named }: Call): Value {
    const block = nodeOf(receiver)?.block ?? this.block;
    const run = () => this.interpreter.callFunction(called, positional, named);
    return block ? this.in(block, run) : run();
  }

  private inside(block: Block, closure: ClosureValue): void {
    this.in(block, () => this.interpreter.callClosure(closure, []));
  }

  /** An undefined call belongs to the DSL. */
  unknownCall({ method, receiver, positional, named, closure, line, scope }: Call): Value {
    if (this.depth > 40) return unknown;
    const node: Node = {
      name: method,
      positional,
      named,
      at: { file: scope.file, line },
      block: emptyBlock(),
    };
    const around =
      nodeOf(receiver)?.block ?? (receiver && this.instanceOf(receiver)?.node.block) ?? this.block;
    around?.calls.push(node);
    this.depth++;
    for (const value of [...positional, ...named.values()])
      if (value.kind === "closure") this.inside(node.block, value);
    this.depth--;
    return closure || positional.length > 0 || receiver === undefined ? nodeValue(node) : nothing;
  }
}
