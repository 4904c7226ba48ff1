import type { Place } from "../source";
import { boolValue, isKnown, numberValue, textOf, type Value } from "../values/value";

export function numberOf(value: Value): number | undefined {
  if (value.kind === "number") return value.number;
  const number = value.kind === "text" && value.text !== "" ? Number(value.text) : Number.NaN;
  return Number.isNaN(number) ? undefined : number;
}

/** Sums and comparisons; undefined if one divides by nothing. */
export function calculate(operator: string, a: number, b: number, at: Place): Value | undefined {
  switch (operator) {
    case "+":
      return numberValue(a + b, at);
    case "-":
      return numberValue(a - b, at);
    case "*":
      return numberValue(a * b, at);
    case "/":
      return b === 0 ? undefined : numberValue(a / b, at);
    case "%":
      return b === 0 ? undefined : numberValue(a % b, at);
    case "<":
      return boolValue(a < b, at);
    case ">":
      return boolValue(a > b, at);
    case "<=":
      return boolValue(a <= b, at);
    default:
      return boolValue(a >= b, at);
  }
}

/** Whether two values are equal; undefined if that is not known. */
export function sameValue(left: Value, right: Value): boolean | undefined {
  if (!isKnown(left) || !isKnown(right)) return undefined;
  if (left.kind === "null" || right.kind === "null") return left.kind === right.kind;
  if (left.kind === "list" && right.kind === "list") {
    return left.items.length === 0 || right.items.length === 0
      ? left.items.length === right.items.length
      : undefined;
  }
  if (left.kind === "object" && right.kind === "object") {
    const [a, b] = [left.entries.size, right.entries.size];
    return a === 0 || b === 0 ? a === b : undefined;
  }
  const [a, b] = [textOf(left), textOf(right)];
  return a !== undefined && b !== undefined ? a === b : false;
}

/** Values that switch something off: no items, zero, null. */
export function isNothing(value: Value): boolean {
  if (value.kind === "list") return value.items.length === 0 && value.isOpen !== true;
  if (value.kind === "object") return value.entries.size === 0 && value.isOpen !== true;
  if (value.kind === "number") return value.number === 0;
  if (value.kind === "text") return value.text === "[]" || value.text === "{}";
  return value.kind === "null";
}
