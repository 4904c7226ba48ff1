import { type Expression, type Parsed, writtenExpression } from "./expression";
import { functions } from "./functions";
import { libraryTemplate } from "./library";
import { type Budget, Output, Spent } from "./output";
import { parseTemplate, type TemplateNode } from "./template";
import {
  flagValue,
  nil,
  numberValue,
  placesOf,
  printed,
  textValue,
  truthOf,
  unknown,
  type Value,
  writtenOf,
} from "./value";

interface Scope {
  readonly variables: Map<string, Value>;
  readonly parent?: Scope;
}

interface Frame {
  readonly dot: Value;
  readonly root: Value;
  readonly scope: Scope;
  readonly out: Output;
}

const deepestInclude = 50;
const mostRounds = 500;
const longestText = 200_000;

/** Functions that only hand values on, and walk over none. */
const light = new Set(
  (
    "dict list tuple get hasKey index default coalesce ternary and or not empty first last rest initial reverse append " +
    "prepend concat slice kindOf kindIs typeOf typeIs required len keys values pick omit dig"
  ).split(" "),
);

/**
 * Evaluates Go templates as Helm does, from files alone. An unknown value prints as written; a condition on it takes its first branch, and
 * an unknown list has one item.
 */
export class Evaluator {
  /** The output of branches not taken, if they hold a whole object. */
  readonly untaken: Output[] = [];
  private readonly defines: ReadonlyMap<string, readonly TemplateNode[]>;
  private readonly budget: Budget;
  private includes = 0;
  private isCapturing = false;

  constructor(defines: ReadonlyMap<string, readonly TemplateNode[]>, budget: Budget) {
    this.defines = defines;
    this.budget = budget;
  }

  render(nodes: readonly TemplateNode[], root: Value): Output {
    const out = new Output(this.budget);
    this.renderInto(nodes, { dot: root, root, scope: { variables: new Map() }, out });
    return out;
  }

  include(name: string, argument: Value): Value {
    const nodes = this.defines.get(name);
    if (!nodes) {
      const value = libraryTemplate(name, argument) ?? unknown(`include "${name}" .`);
      const context = argument.kind === "map" ? argument.entries.get("context") : undefined;
      return this.evaluateText(value, context ?? argument);
    }
    return this.capture(nodes, argument);
  }

  private capture(nodes: readonly TemplateNode[], argument: Value): Value {
    if (this.includes >= deepestInclude) return unknown("include");
    const wasCapturing = this.isCapturing;
    this.includes++;
    this.isCapturing = true;
    const out = this.render(nodes, argument);
    this.isCapturing = wasCapturing;
    this.includes--;
    return out.asValue();
  }

  private renderInto(nodes: readonly TemplateNode[], frame: Frame): void {
    for (const node of nodes) this.renderNode(node, frame);
  }

  private renderNode(node: TemplateNode, frame: Frame): void {
    const { out } = frame;
    switch (node.kind) {
      case "text":
        out.text(node.text, node.line);
        break;
      case "unread":
        this.budget.step();
        out.value(printed(unknown(node.source)), node.line, []);
        break;
      case "print":
        this.print(node.parsed, node.line, frame);
        break;
      case "template": {
        this.budget.step();
        const argument = node.argument ? this.value(node.argument, frame) : nil;
        const value = this.include(node.name, argument);
        out.value(printed(value), node.line, placesOf(value));
        break;
      }
      case "range":
        this.repeat(node, inner(frame));
        break;
      case "if":
      case "with":
        this.choose(node, inner(frame));
        break;
      case "leave":
        break;
    }
  }

  private print(parsed: Parsed, line: number, frame: Frame): void {
    this.budget.step();
    const value = this.value(parsed.expression, frame);
    if (parsed.sets.length > 0) {
      for (const name of parsed.sets) assign(frame.scope, name, value, parsed.declares);
      return;
    }
    this.budget.weigh(value);
    const text = printed(value);
    // An image's tag that is left empty is for the deployment to set.
    const isTag =
      text === "" &&
      parsed.expression.kind === "path" &&
      /^\s*(?:- )?image: *["']?[^"'\s]+:$/.test(frame.out.current);
    const shown = isTag ? printed(unknown(writtenExpression(parsed.expression))) : text;
    frame.out.value(shown, line, placesOf(value));
  }

  private choose(node: TemplateNode & { readonly kind: "if" | "with" | "range" }, frame: Frame): void {
    this.budget.step();
    const value = this.value(node.parsed.expression, frame);
    for (const name of node.parsed.sets) assign(frame.scope, name, value, node.parsed.declares);
    const isTaken = truthOf(value) !== false;
    const dot = node.kind === "with" ? value : frame.dot;
    if (isTaken) this.renderInto(node.body, { ...frame, dot });
    else this.renderInto(node.otherwise, frame);
    this.renderUntaken(isTaken ? node.otherwise : node.body, isTaken ? frame : { ...frame, dot });
  }

  private renderUntaken(nodes: readonly TemplateNode[], frame: Frame): void {
    if (this.isCapturing || !holdsObject(nodes)) return;
    const out = new Output(this.budget);
    this.renderInto(nodes, { ...inner(frame), out });
    this.untaken.push(out);
  }

  private repeat(node: TemplateNode & { readonly kind: "if" | "with" | "range" }, frame: Frame): void {
    this.budget.step();
    const { expression, sets, declares } = node.parsed;
    const value = this.value(expression, frame);
    const items = itemsOf(value);
    for (const [key, item] of items.slice(0, mostRounds)) {
      this.budget.step();
      const scope: Scope = { variables: new Map(), parent: frame.scope };
      const [first, second] = sets;
      if (first !== undefined) assign(scope, first, second === undefined ? item : key, declares);
      if (second !== undefined) assign(scope, second, item, declares);
      this.renderInto(node.body, { ...frame, dot: item, scope });
    }
    if (items.length === 0) this.renderInto(node.otherwise, frame);
  }

  private value(expression: Expression, frame: Frame): Value {
    this.budget.step();
    switch (expression.kind) {
      case "literal":
        return literal(expression.value);
      case "path": {
        const root = expression.root === "." ? frame.dot : this.variable(expression.root, frame);
        return follow(root, expression.names, writtenExpression(expression));
      }
      case "inside":
        return follow(this.value(expression.of, frame), expression.names, writtenExpression(expression));
      case "method":
        return unknown(writtenExpression(expression));
      case "call":
        return this.call(expression, frame);
    }
  }

  private variable(name: string, { root, scope }: Frame): Value {
    if (name === "$") return root;
    for (let here: Scope | undefined = scope; here; here = here.parent) {
      const value = here.variables.get(name);
      if (value) return value;
    }
    return unknown(name);
  }

  private call(expression: Expression & { readonly kind: "call" }, frame: Frame): Value {
    const { name } = expression;
    const args = expression.args.map((arg) => this.value(arg, frame));
    const written = () => writtenExpression(expression);
    if (name === "include") {
      const [template, argument] = args;
      if (template?.kind !== "scalar") return unknown(written());
      const value = this.include(template.text, argument ?? nil);
      return value.kind === "unknown" ? unknown(written()) : value;
    }
    if (name === "tpl") return this.evaluateText(args[0] ?? nil, args[1] ?? frame.root);
    const known = functions.get(name);
    if (!known) return unknown(written());
    if (!light.has(name)) for (const arg of args) this.budget.weigh(arg);
    const value = known(args, { written: written() });
    if (value.kind === "scalar" && value.text.length > longestText) throw new Spent();
    return value;
  }

  private evaluateText(value: Value, root: Value): Value {
    if (value.kind !== "scalar" || !value.text.includes("{{")) return value;
    const { nodes } = parseTemplate(value.text);
    const rendered = this.capture(nodes, root);
    return rendered.kind === "scalar" ? textValue(rendered.text, placesOf(value)) : rendered;
  }
}

function inner(frame: Frame): Frame {
  return { ...frame, scope: { variables: new Map(), parent: frame.scope } };
}

function assign(scope: Scope, name: string, value: Value, declares: boolean): void {
  if (!declares) {
    for (let here: Scope | undefined = scope; here; here = here.parent) {
      if (!here.variables.has(name)) continue;
      here.variables.set(name, value);
      return;
    }
  }
  scope.variables.set(name, value);
}

function literal(value: string | number | boolean | null): Value {
  if (value === null) return nil;
  if (typeof value === "number") return numberValue(value);
  return typeof value === "boolean" ? flagValue(value) : textValue(value);
}

function follow(start: Value, names: readonly string[], written: string): Value {
  let here = start;
  for (const name of names) {
    if (here.kind === "unknown") return unknown(writtenPart(here, written));
    here =
      here.kind === "map" ? (here.entries.get(name) ?? { kind: "nil", written }) : { kind: "nil", written };
  }
  // An empty place in a values file waits for a deployment to fill it.
  return names.length > 0 && here.kind === "nil" && here.written === undefined
    ? { kind: "nil", written }
    : here;
}

/** A path from an item that is not known is written as it is. */
function writtenPart(value: Value, written: string): string {
  const own = writtenOf(value) ?? "";
  return own.startsWith("include") || own.startsWith("lookup") ? own : written;
}

/** The items of a range, with their keys. */
function itemsOf(value: Value): readonly (readonly [Value, Value])[] {
  switch (value.kind) {
    case "list":
      return value.items.map((item, index) => [numberValue(index), item] as const);
    case "map":
      return [...value.entries]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, item]) => [textValue(name), item] as const);
    case "unknown":
      return [[unknown("$key"), unknown(".")]];
    case "nil":
      return [];
    case "scalar":
      return typeof value.value === "number"
        ? Array.from(
            { length: Math.max(0, Math.min(mostRounds, value.value)) },
            (_, index) => [numberValue(index), numberValue(index)] as const,
          )
        : [];
  }
}

/** Whether nodes hold a whole object of Kubernetes as text. */
function holdsObject(nodes: readonly TemplateNode[]): boolean {
  return nodes.some((node) => {
    if (node.kind === "text") return /^kind:/m.test(node.text);
    if (node.kind === "if" || node.kind === "with" || node.kind === "range")
      return holdsObject(node.body) || holdsObject(node.otherwise);
    return false;
  });
}
