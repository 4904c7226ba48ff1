import { booleanOf, list, truth } from "./methods";
import { asText, joinTexts, sameValue, textValue, unknown, type Value } from "./value";

/** The result of an operator on two values; unknown if one of them is. */
export function evaluateBinary(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case "+":
      return sum(left, right);
    case "==":
    case "===":
      return compared(left, right, true);
    case "!=":
    case "!==":
      return compared(left, right, false);
    case "&&":
    case "||":
      return both(operator, left, right);
    case "to":
      return list([left, right]);
    case "<<":
      if (left.kind === "list" && left.items.length < 1000) left.items.push(right);
      return left;
    case "..":
    case "until":
    case "..<":
      return range(left, right, operator === "..");
    case "in":
      if (right.kind !== "list") return unknown;
      return booleanOf(anyOf(right.items.map((item) => sameValue(item, left))));
    default:
      return unknown;
  }
}

function sum(left: Value, right: Value): Value {
  if (left.kind === "list") return list([...left.items, ...(right.kind === "list" ? right.items : [right])]);
  if (left.kind === "map" && right.kind === "map")
    return { kind: "map", entries: new Map([...left.entries, ...right.entries]) };
  if (left.kind === "text" && right.kind === "text") return joinTexts(left, right);
  const text = asText(right);
  if (left.kind === "text" && text !== undefined)
    return joinTexts(left, textValue(text, left.lines.at(-1) ?? 1, left.file));
  return unknown;
}

function compared(left: Value, right: Value, wanted: boolean): Value {
  const same = sameValue(left, right);
  if (same === undefined) return unknown;
  const isSoft = soft(left) || soft(right);
  return { kind: "boolean", value: same === wanted, ...(isSoft && { isSoft: true }) };
}

/** Known where one side decides; a default of one side that decides is a default of the whole. */
function both(operator: "&&" | "||", left: Value, right: Value): Value {
  const decides = operator === "||";
  const sides = [left, right].map((side): Value => (side.kind === "nothing" ? truth(false) : side));
  const deciding = sides.filter((side) => side.kind === "boolean" && side.value === decides);
  const hard = deciding.find((side) => !soft(side));
  if (hard) return truth(decides);
  if (deciding.length > 0 && !decides) return { kind: "boolean", value: false, isSoft: true };
  if (sides.every((side) => side.kind === "boolean"))
    return {
      kind: "boolean",
      value: deciding.length > 0 ? decides : !decides,
      ...(sides.some(soft) && { isSoft: true }),
    };
  return unknown;
}

function range(left: Value, right: Value, isClosed: boolean): Value {
  const [from, to] = [Number(asText(left) ?? "x"), Number(asText(right) ?? "x")];
  if (!Number.isInteger(from) || !Number.isInteger(to) || to - from > 200) return unknown;
  const items: Value[] = [];
  for (let at = from; isClosed ? at <= to : at < to; at++) items.push(textValue(String(at), 1, ""));
  return list(items);
}

function anyOf(same: readonly (boolean | undefined)[]): boolean | undefined {
  return same.includes(true) ? true : same.includes(undefined) ? undefined : false;
}

function soft(value: Value): boolean {
  return (value.kind === "text" || value.kind === "boolean") && value.isSoft === true;
}
