import type { ClosureValue, Value } from "../groovy/value";
import { asText, sameValue } from "../groovy/value";
import type { Run, Setting } from "./run";

/** The value of a `when`: true or false if the file decides, undefined if a run does. */
export interface Verdict {
  readonly holds: boolean | undefined;
  /** It holds only if a person starts it, or changes the default. */
  readonly needsPerson: boolean;
  /** It holds unless a person changes the default. */
  readonly byDefault?: boolean;
}

const open: Verdict = { holds: undefined, needsPerson: false };
const options = new Set(["beforeAgent", "beforeInput", "beforeOptions"]);

/** Reads `when { ... }`: all of its lines have to hold. */
export function readWhen(run: Run, closure: ClosureValue, depth = 0): Verdict {
  return all(lines(run, closure, depth));
}

function lines(run: Run, closure: ClosureValue, depth: number): readonly Verdict[] {
  if (depth > 16) return [open];
  return run
    .settings(closure)
    .filter(({ name }) => !options.has(name))
    .map((setting) => verdict(run, setting, depth));
}

function all(verdicts: readonly Verdict[]): Verdict {
  const needsPerson = verdicts.some((one) => one.needsPerson);
  if (verdicts.some(({ holds }) => holds === false)) return { holds: false, needsPerson };
  if (verdicts.every(({ holds }) => holds === true)) return { holds: true, needsPerson };
  const byDefault = verdicts.every((one) => one.holds === true || one.byDefault === true);
  return { holds: undefined, needsPerson, byDefault };
}

function verdict(run: Run, setting: Setting, depth: number): Verdict {
  const { closure, named, values } = setting;
  switch (setting.name) {
    case "allOf":
      return closure ? all(lines(run, closure, depth + 1)) : open;
    case "anyOf": {
      const inner = closure ? lines(run, closure, depth + 1) : [open];
      if (inner.some(({ holds }) => holds === true)) return { holds: true, needsPerson: false };
      const isNever = inner.length > 0 && inner.every(({ holds }) => holds === false);
      return {
        holds: isNever ? false : undefined,
        needsPerson: inner.every((one) => one.needsPerson) && inner.length > 0,
      };
    }
    case "not": {
      const inner = closure ? all(lines(run, closure, depth + 1)) : open;
      return {
        holds: inner.holds === undefined ? undefined : !inner.holds,
        needsPerson: inner.byDefault === true,
        byDefault: inner.holds === undefined && inner.needsPerson,
      };
    }
    case "expression":
      return closure ? ofValue(run.interpreter.callClosure(closure, [])) : open;
    case "equals": {
      const [expected, actual] = [named.get("expected"), named.get("actual")];
      return expected && actual ? compare(expected, actual) : open;
    }
    case "environment": {
      const name = asText(named.get("name")) ?? "";
      const actual = run.env.lookup(name) ?? run.parameters.get(name);
      const expected = named.get("value");
      return expected && actual ? compare(expected, actual) : open;
    }
    case "triggeredBy":
      return {
        holds: undefined,
        needsPerson: /UserIdCause/.test(asText(named.get("cause")) ?? asText(values[0]) ?? ""),
      };
    default:
      return open;
  }
}

function compare(expected: Value, actual: Value): Verdict {
  const same = sameValue(expected, actual);
  if ([expected, actual].some((one) => one.kind === "text" && one.isSoft))
    return { holds: undefined, needsPerson: same === false, byDefault: same === true };
  return { holds: same, needsPerson: false };
}

function ofValue(value: Value): Verdict {
  if (value.kind === "nothing") return { holds: false, needsPerson: false };
  if (value.kind !== "boolean") return open;
  return value.isSoft
    ? { holds: undefined, needsPerson: !value.value, byDefault: value.value }
    : { holds: value.value, needsPerson: false };
}
