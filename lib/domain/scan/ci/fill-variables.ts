import { placeholdersOf } from "../image-ref";
import { resolvePath } from "../source";

export type Variables = ReadonlyMap<string, string>;

const reference = /\$\$|\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;
const longest = 4_000;

/** How many references are still filled in, so that values that name each other end. */
export interface Budget {
  left: number;
}

/**
 * `$NAME` and `${NAME}` with what files say of them, and those in their values likewise. What no file tells, what would contain
 * itself and what grows past 4,000 characters stays as written; `$$` is no reference.
 */
export function fillVariables(text: string, variables: Variables, budget: Budget = { left: 200 }): string {
  const filled = (written: string, within: readonly string[]): string => {
    if (!written.includes("$") || written.length > longest) return written;
    const result = written.replaceAll(
      reference,
      (match: string, braced: string | undefined, bare: string | undefined) => {
        const name = braced ?? bare ?? "";
        const value = variables.get(name);
        if (value === undefined || within.includes(name) || budget.left-- <= 0) return match;
        return filled(value, [...within, name]);
      },
    );
    return result.length > longest ? written : result;
  };
  return filled(text, []);
}

/**
 * Variables with those of others in their values filled in. One that names itself comes from elsewhere and is dropped, and so is one
 * that still names a known one, because it grows without end.
 */
export function settle(variables: Variables, budget: Budget = { left: 2_000 }): Variables {
  const own = new Map([...variables].filter(([name, value]) => !namesIn(value).has(name)));
  const settled = new Map<string, string>();
  for (const [name, value] of own) {
    const filled = value.includes("$") ? fillVariables(value, own, budget) : value;
    if (isSettled(filled, own)) settled.set(name, filled);
  }
  return settled;
}

function isSettled(value: string, variables: Variables): boolean {
  return !value.includes("$") || ![...namesIn(value)].some((name) => variables.has(name));
}

/** The names of variables in a text, without `$`. */
export function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, braced, bare] of text.matchAll(reference)) {
    const name = braced ?? bare;
    if (name !== undefined) names.add(name);
  }
  return names;
}

const assignment = /^\s*(?:export\s+)?([A-Za-z_]\w*)=("[^"]*"|'[^']*'|[^\s;&|"']*)\s*$/;

/**
 * Variables after some lines of a script, for a later script of the same shell: plain assignments only. A name that gets a command's output
 * becomes unknown, without a default.
 */
export function afterLines(lines: readonly { readonly text: string }[], before: Variables): Variables {
  const after = new Map(before);
  const commanded = new Set<string>();
  const forget = (name: string) => {
    after.delete(name);
    commanded.add(name);
  };
  for (const { text } of lines) {
    const [, name, written] = text.length > longest ? [] : (assignment.exec(text) ?? []);
    if (name === undefined || written === undefined) {
      const [, unknown] = /^\s*(?:export\s+)?([A-Za-z_]\w*)=/.exec(text.slice(0, longest)) ?? [];
      if (unknown !== undefined) forget(unknown);
      continue;
    }
    const value = /^["']/.test(written) ? written.slice(1, -1) : written;
    if (value.includes("$(") || value.includes("`")) forget(name);
    else if (written.startsWith("'") && isSettled(value, after)) after.set(name, value);
    else if (written.startsWith("'")) forget(name);
    else {
      const filled = fillVariables(withoutDefaults(value, commanded), after);
      if (isSettled(filled, after)) after.set(name, filled);
      else forget(name);
    }
  }
  return after;
}

/** `${NAME:-x}` of a name that a command filled is its value, which is not known. */
function withoutDefaults(value: string, commanded: ReadonlySet<string>): string {
  return value.replaceAll(/\$\{([A-Za-z_]\w*):?[-=][^}]*\}/g, (written: string, name: string) =>
    commanded.has(name) ? `\${${name}}` : written,
  );
}

/** A path as it is written in a file, as one of the tree; undefined if a part of it is filled in elsewhere, or it leads outside. */
export function treePath(folder: string, written: string): string | undefined {
  return placeholdersOf(written).length > 0 ? undefined : resolvePath(folder, written);
}
