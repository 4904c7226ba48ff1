import { evaluateBinary } from "./binary";
import { chooseCases } from "./choose-cases";
import { Expressions } from "./expressions";
import { type Call, pathOf } from "./host";
import { iterate } from "./iterate";
import { callMethod, list, roundsOf } from "./methods";
import type { Expression, Parameter, Statement, SwitchCase } from "./syntax";
import {
  asText,
  type ClosureValue,
  type FunctionValue,
  hasOpenPart,
  isSoft,
  joinBranches,
  joinValues,
  nothing,
  sameValue,
  type Scope,
  unknown,
  type Value,
} from "./value";

const mostRounds = 200;
const deepestCall = 48;

interface Frame {
  readonly returned: Value[];
  readonly doubts: number;
  isDone: boolean;
}

/** Reads a program as if it ran: each branch that may run, loops over what is known, functions with what they are given. */
export class Interpreter extends Expressions {
  private readonly frames: Frame[] = [];
  /** Number of enclosing unknown conditions. */
  private doubts = 0;

  run(statements: readonly Statement[], scope: Scope): Value {
    let last: Value = nothing;
    // Functions are known before the line that declares them.
    for (const statement of statements) {
      if (statement.kind === "function") {
        const { name, parameters, body } = statement;
        scope.declare(name, { kind: "function", name, parameters, body, scope });
      } else if (statement.kind === "class") this.host.declareClass(statement, scope);
    }
    for (const statement of statements) {
      if (!this.step() || this.frames.at(-1)?.isDone) break;
      last = this.statement(statement, scope);
    }
    return last;
  }

  protected override statement(statement: Statement, scope: Scope): Value {
    switch (statement.kind) {
      case "expression":
        return this.evaluate(statement.value, scope);
      case "assign":
        this.assign(statement, scope);
        return nothing;
      case "function":
      case "class":
        return nothing;
      case "annotation":
        this.host.annotation(statement, scope);
        return nothing;
      case "block":
        return this.run(statement.body, scope.inner());
      case "return": {
        const value = statement.value ? this.evaluate(statement.value, scope) : nothing;
        const frame = this.frames.at(-1);
        frame?.returned.push(value);
        if (frame && frame.doubts === this.doubts) frame.isDone = true;
        return value;
      }
      case "if": {
        const condition = this.evaluate(statement.condition, scope);
        const { source, yes, no } = statement;
        return this.choose(scope, condition, source, [yes, no]);
      }
      case "switch":
        return this.switch(statement, scope);
      case "for":
        this.loop(this.evaluate(statement.over, scope), (values) => {
          const inner = scope.inner();
          this.bind(
            [statement.parameter],
            [values.length > 1 ? list([...values]) : (values[0] ?? unknown)],
            inner,
          );
          this.run(statement.body, inner);
        });
        return nothing;
    }
  }

  private choose(
    scope: Scope,
    condition: Value,
    source: string,
    [yes, no]: readonly [readonly Statement[], readonly Statement[]],
  ): Value {
    if (condition.kind === "boolean" && !condition.isSoft)
      return this.run(condition.value ? yes : no, scope.inner());
    if (condition.kind === "nothing") return this.run(no, scope.inner());
    // Of a text it matters whether there is one.
    if (condition.kind === "text" && !condition.isSoft && !hasOpenPart(condition.text))
      return this.run(condition.text === "" ? no : yes, scope.inner());
    const byDefault = condition.kind === "boolean" ? condition.value : undefined;
    return this.branch(scope, [
      { condition: source, needsPerson: byDefault === false, body: yes },
      { condition: `!(${source})`, needsPerson: byDefault === true, body: no },
    ]);
  }

  private branch(
    scope: Scope,
    bodies: readonly { condition: string; needsPerson: boolean; body: readonly Statement[] }[],
  ): Value {
    const layers = bodies.map(() => scope.inner(true));
    const results: Value[] = [];
    this.doubts++;
    this.host.branches(
      bodies.map(({ condition, needsPerson, body }, index) => ({
        condition,
        needsPerson,
        run: () => {
          const layer = layers[index];
          if (layer) results[index] = this.run(body, layer.inner());
        },
      })),
    );
    this.doubts--;
    joinBranches(scope, layers, joinValues);
    return joinValues(results);
  }

  private switch({ subject, source, cases }: Extract<Statement, { kind: "switch" }>, scope: Scope): Value {
    const value = subject && this.evaluate(subject, scope);
    const fits = (one: SwitchCase) =>
      one.matches.map((match) => {
        const other = this.evaluate(match, scope);
        if (!value) return other.kind === "boolean" && !other.isSoft ? other.value : undefined;
        return isSoft(value) ? undefined : sameValue(value, other);
      });
    const chosen = chooseCases(cases, cases.map(fits));
    if (chosen.isKnown) return this.run(chosen.bodies[0] ?? [], scope.inner());
    return this.branch(
      scope,
      chosen.bodies.map((body, index) => ({ condition: `${source} #${index}`, needsPerson: false, body })),
    );
  }

  /** Goes through what is known, once with an unknown value through what is not. */
  loop(over: Value, round: (values: readonly Value[]) => void): void {
    const rounds = roundsOf(over) ?? [[unknown]];
    for (const values of rounds.slice(0, mostRounds)) {
      if (this.isOver) return;
      round(values);
    }
  }

  private assign(
    { targets, value, operator, isDeclared, line }: Extract<Statement, { kind: "assign" }>,
    scope: Scope,
  ) {
    const found = value ? this.evaluate(value, scope) : nothing;
    targets.forEach((target, index) => {
      const part =
        targets.length > 1 ? (found.kind === "list" ? (found.items[index] ?? nothing) : unknown) : found;
      if (target.kind === "name") {
        const put = (result: Value) =>
          isDeclared ? scope.declare(target.name, result) : scope.assign(target.name, result);
        if (operator === "=") {
          if (isDeclared || !this.host.assign(target.name, part, line, scope)) put(part);
        } else {
          const before = this.host.lookup(target.name, scope) ?? unknown;
          if (before.kind === "list" && operator === "<<") callMethod(before, "add", [part]);
          else put(evaluateBinary("+", before, part));
        }
        return;
      }
      if (target.kind !== "member" && target.kind !== "index") return;
      const path = pathOf(target);
      if (path !== undefined && this.host.assign(path, part, line, scope)) return;
      const on = this.evaluate(target.of, scope);
      const key = target.kind === "member" ? target.name : asText(this.evaluate(target.at, scope));
      if (on.kind === "closure" && key === "delegate" && part.kind === "map") on.delegate = part.entries;
      if (on.kind === "map" && key !== undefined && on.entries.size < 1000) on.entries.set(key, part);
    });
  }

  protected override call({ of, args, line }: Extract<Expression, { kind: "call" }>, scope: Scope): Value {
    const positional: Value[] = [];
    const named = new Map<string, Value>();
    const receiver = of.kind === "member" ? this.evaluate(of.of, scope) : undefined;
    for (const argument of args) {
      const found = this.evaluate(argument.value, scope);
      const name = this.nameOf(argument, scope);
      if (name === undefined) positional.push(found);
      else named.set(name, found);
    }
    const last = positional.at(-1);
    const method = of.kind === "member" || of.kind === "name" ? of.name : "";
    const call: Call = {
      path: pathOf(of),
      method,
      receiver,
      positional,
      named,
      closure: last?.kind === "closure" ? last : undefined,
      line: of.kind === "member" ? of.line : line,
      scope,
    };
    return (
      this.host.call(call) ??
      this.ownCall(call) ??
      (receiver ? this.methodCall(receiver, call) : undefined) ??
      this.host.unknownCall(call)
    );
  }

  private ownCall({ path, receiver, method, positional, named, scope }: Call): Value | undefined {
    const found =
      path !== undefined && receiver === undefined
        ? this.host.lookup(path, scope)
        : receiver?.kind === "map"
          ? receiver.entries.get(method)
          : receiver?.kind === "thing"
            ? receiver.parts.get(method)
            : undefined;
    if (found?.kind === "function") return this.callFunction(found, positional, named);
    if (found?.kind === "closure") return this.callClosure(found, positional);
    if (receiver?.kind === "closure" && (method === "call" || method === "invoke"))
      return this.callClosure(receiver, positional);
    return undefined;
  }

  private methodCall(on: Value, { method, closure, positional }: Call): Value | undefined {
    const found =
      closure && iterate(this, on, method, closure, positional.length > 1 ? positional[0] : undefined);
    return found ?? callMethod(on, method, positional);
  }

  callClosure(closure: ClosureValue, args: readonly Value[]): Value {
    const { parameters, body, scope, delegate } = closure;
    const inner = scope.inner();
    inner.delegate = delegate;
    if (parameters.length === 0 && args[0]) inner.declare("it", args.length > 1 ? list([...args]) : args[0]);
    // `{ (key, value) -> ... }` and `{ key, value -> ... }` over a map.
    const isOne = parameters.length === 1 && args.length > 1;
    this.bind(parameters, isOne ? [list([...args])] : args, inner);
    return this.frame(() => this.run(body, inner));
  }

  callFunction(
    called: FunctionValue,
    positional: readonly Value[],
    named: ReadonlyMap<string, Value>,
  ): Value {
    const { parameters, body, scope } = called;
    const inner = scope.inner();
    const isMap = this.host.namedArguments === "as-map" && named.size > 0;
    this.bind(
      parameters,
      isMap ? [{ kind: "map", entries: new Map(named) }, ...positional] : positional,
      inner,
    );
    if (!isMap) for (const [name, value] of named) inner.declare(name, value);
    return this.frame(() => this.run(body, inner));
  }

  /** Another program, whose `return` is its own. */
  runApart(statements: readonly Statement[], scope: Scope): Value {
    return this.frame(() => this.run(statements, scope));
  }

  private frame(run: () => Value): Value {
    if (this.frames.length >= deepestCall) return unknown;
    const frame: Frame = { returned: [], doubts: this.doubts, isDone: false };
    this.frames.push(frame);
    const last = run();
    this.frames.pop();
    if (frame.returned.length === 0) return last;
    return joinValues(frame.isDone ? frame.returned : [...frame.returned, last]);
  }

  private bind(parameters: readonly Parameter[], args: readonly Value[], scope: Scope): void {
    parameters.forEach(({ names, fallback }, index) => {
      const given = args[index] ?? (fallback ? this.evaluate(fallback, scope) : unknown);
      const [name = ""] = names;
      if (names.length <= 1) scope.declare(name, given);
      else
        names.forEach((part, at) =>
          scope.declare(part, given.kind === "list" ? (given.items[at] ?? unknown) : unknown),
        );
    });
  }
}
