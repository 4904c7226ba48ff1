import type { Place } from "../source";
import {
  boolValue,
  isKnown,
  listValue,
  mostItems,
  nullValue,
  numberValue,
  oneLine,
  textOf,
  textValue,
  unknownValue,
  type Value,
} from "../values/value";
import type { Expression, ForExpression, TemplatePart } from "./expression";
import { callFunction } from "./functions";
import { calculate, isNothing, numberOf, sameValue } from "./operators";
import { follow, pairsOf, type Scope, type Step, withNames } from "./scope";

/** Deeper than brackets can nest, as locals and modules lead on to each other. */
const deepest = 400;

/** Evaluates an expression as far as its scope allows; the rest is unknown, as written. Never throws. */
export function evaluate(expression: Expression, scope: Scope): Value {
  const { budget } = scope;
  if (budget.left-- <= 0 || budget.depth >= deepest) return asWritten(expression);
  budget.depth++;
  try {
    return evaluateBare(expression, scope);
  } finally {
    budget.depth--;
  }
}

function asWritten({ written, at }: Expression): Value {
  return unknownValue(written, at);
}

function evaluateBare(expression: Expression, scope: Scope): Value {
  const { at } = expression;
  switch (expression.kind) {
    case "literal":
      return literal(expression.value, at);
    case "template":
      return evaluateTemplate(expression.parts, expression, scope);
    case "list":
      return listValue(
        expression.items.map((item) => evaluate(item, scope)),
        at,
      );
    case "object":
      return evaluateObject(expression.entries, at, scope);
    case "name":
    case "step":
    case "index":
    case "splat":
      return evaluateSteps(expression, scope);
    case "call":
      return evaluateCall(expression, scope);
    case "unary":
      return evaluateUnary(expression.operator, evaluate(expression.of, scope), expression);
    case "binary":
      return evaluateBinary(expression, scope);
    case "condition":
      return evaluateCondition(expression, scope);
    case "for":
      return evaluateFor(expression, expression, scope);
  }
}

function literal(value: string | number | boolean | null, at: Place): Value {
  if (value === null) return nullValue(at);
  if (typeof value === "string") return textValue(value, at);
  return typeof value === "number" ? numberValue(value, at) : boolValue(value, at);
}

function evaluateObject(
  entries: readonly { readonly key: Expression; readonly value: Expression }[],
  at: Place,
  scope: Scope,
): Value {
  const found = new Map<string, Value>();
  let isOpen = false;
  for (const { key, value } of entries) {
    const name = evaluate(key, scope);
    const text = isKnown(name) ? textOf(name) : undefined;
    if (text === undefined) isOpen = true;
    else found.set(text, evaluate(value, scope));
  }
  return { kind: "object", entries: found, at, ...(isOpen && { isOpen }) };
}

/** Parts put together; a text that is one value only is that value. */
function evaluateTemplate(
  parts: readonly TemplatePart[],
  { at, lastLine }: { readonly at: Place; readonly lastLine: number },
  scope: Scope,
): Value {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "value") return evaluate(only.of, scope);
  const made = { text: "", isWhole: true };
  addParts(parts, scope, made);
  const value = textValue(made.text, at, made.isWhole);
  return value.kind === "text" ? { ...value, lastLine } : value;
}

function addParts(
  parts: readonly TemplatePart[],
  scope: Scope,
  made: { text: string; isWhole: boolean },
): void {
  const { budget } = scope;
  if (budget.depth >= deepest) return;
  budget.depth++;
  for (const part of parts) {
    if (budget.left-- <= 0 || made.text.length > 1_000_000) break;
    if (part.kind === "text") made.text += part.text;
    else if (part.kind === "value") {
      const value = evaluate(part.of, scope);
      const text = textOf(value);
      made.text += text ?? (value.kind === "null" ? "" : `\${${oneLine(part.of.written)}}`);
      if (text === undefined || !isKnown(value)) made.isWhole = false;
    } else if (part.kind === "if") {
      const test = evaluate(part.test, scope);
      if (test.kind === "bool") addParts(test.isTrue ? part.yes : part.no, scope, made);
      else {
        made.isWhole = false;
        addParts(part.yes, scope, made);
        addParts(part.no, scope, made);
      }
    } else {
      const over = evaluate(part.of, scope);
      if (over.kind === "unknown") made.isWhole = false;
      for (const [key, value] of pairsOf(over)) {
        addParts(part.body, withNames(scope, part.keyName, key, part.valueName, value), made);
      }
    }
  }
  budget.depth--;
}

function evaluateSteps(expression: Expression, scope: Scope): Value {
  const steps: Step[] = [];
  let of = expression;
  while (of.kind === "step" || of.kind === "index" || of.kind === "splat") {
    steps.push(stepOf(of, scope));
    of = of.of;
    if (steps.length > 64) return asWritten(expression);
  }
  steps.reverse();
  const resolved = of.kind === "name" ? scope.resolve(of.name, steps, of.at) : undefined;
  if (of.kind === "name" && !resolved) return asWritten(expression);
  const start = resolved ?? { value: evaluate(of, scope), taken: 0 };
  return follow(start.value, steps.slice(start.taken), expression.at);
}

function stepOf(of: Expression & { kind: "step" | "index" | "splat" }, scope: Scope): Step {
  if (of.kind === "step") return { key: of.name, written: `.${of.name}`, isSplat: false };
  if (of.kind === "splat") return { key: undefined, written: "[*]", isSplat: true };
  const index = evaluate(of.index, scope);
  const key = isKnown(index) ? textOf(index) : undefined;
  return { key, written: `[${key ?? of.index.written}]`, isSplat: false };
}

function evaluateCall(expression: Expression & { kind: "call" }, scope: Scope): Value {
  const { name, at } = expression;
  if (name === "try" || name === "can") {
    const first = expression.args.map((arg) => evaluate(arg, scope)).find((value) => value.kind !== "null");
    if (name === "can") return unknownValue(expression.written, at);
    return first ?? nullValue(at);
  }
  let args = expression.args.map((arg) => evaluate(arg, scope));
  const last = args.at(-1);
  if (expression.isSpread && last?.kind === "list") args = [...args.slice(0, -1), ...last.items];
  else if (expression.isSpread) return asWritten(expression);
  const value = scope.call?.(name, args, at) ?? callFunction(name, args, at);
  return value ?? asWritten(expression);
}

function evaluateUnary(operator: "-" | "!", value: Value, expression: Expression): Value {
  if (operator === "!" && value.kind === "bool") return boolValue(!value.isTrue, expression.at);
  if (operator === "-" && value.kind === "number") return numberValue(-value.number, expression.at);
  return asWritten(expression);
}

function evaluateBinary(expression: Expression & { kind: "binary" }, scope: Scope): Value {
  const { operator, at } = expression;
  const left = evaluate(expression.left, scope);
  const right = evaluate(expression.right, scope);
  if (operator === "&&" || operator === "||") {
    const decides = operator === "||";
    for (const side of [left, right]) {
      if (side.kind === "bool" && side.isTrue === decides) return boolValue(decides, at);
    }
    return left.kind === "bool" && right.kind === "bool" ? boolValue(!decides, at) : asWritten(expression);
  }
  if (operator === "==" || operator === "!=") {
    const isSame = sameValue(left, right);
    return isSame === undefined ? asWritten(expression) : boolValue(isSame === (operator === "=="), at);
  }
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a === undefined || b === undefined) return asWritten(expression);
  return calculate(operator, a, b, at) ?? asWritten(expression);
}

/** The branch that is taken; where that is an empty one, it carries what the other would be. */
function evaluateCondition(expression: Expression & { kind: "condition" }, scope: Scope): Value {
  const test = evaluate(expression.test, scope);
  if (test.kind === "bool") {
    const [taken, other] = test.isTrue ? [expression.yes, expression.no] : [expression.no, expression.yes];
    const value = evaluate(taken, scope);
    if (!isNothing(value) || expression.test.kind === "literal") return value;
    const off = evaluate(other, scope);
    return isNothing(off) ? value : { ...value, off };
  }
  const [yes, no] = [evaluate(expression.yes, scope), evaluate(expression.no, scope)];
  if (sameValue(yes, no) === true) return yes;
  return asWritten(expression);
}

function evaluateFor(loop: ForExpression, { at, written }: Expression, scope: Scope): Value {
  const over = evaluate(loop.of, scope);
  if (over.kind === "unknown") return unknownValue(written, at);
  const items: Value[] = [];
  const entries = new Map<string, Value>();
  let isOpen = (over.kind === "list" || over.kind === "object") && over.isOpen === true;
  for (const [key, value] of pairsOf(over).slice(0, mostItems)) {
    const inner = withNames(scope, loop.keyName, key, loop.valueName, value);
    const only = loop.only ? evaluate(loop.only, inner) : undefined;
    if (only?.kind === "bool" && !only.isTrue) continue;
    if (only && only.kind !== "bool") isOpen = true;
    if (!loop.key) {
      items.push(evaluate(loop.value, inner));
      continue;
    }
    const name = evaluate(loop.key, inner);
    const text = isKnown(name) ? textOf(name) : undefined;
    if (text === undefined) isOpen = true;
    else entries.set(text, evaluate(loop.value, inner));
  }
  if (!loop.key) return listValue(items, at, isOpen);
  return { kind: "object", entries, at, ...(isOpen && { isOpen }) };
}
