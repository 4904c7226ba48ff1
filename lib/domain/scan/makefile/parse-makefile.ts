import type { ScriptLine } from "../yaml/yaml-node";
import { expandMake, type MakeScope } from "./expand-make";

export interface MakeTarget {
  readonly name: string;
  readonly line: number;
  readonly prerequisites: readonly string[];
  /** One entry for each command, with its continuation lines. Still with variables of make. */
  readonly recipe: readonly (readonly ScriptLine[])[];
  /** Variables of this target only. */
  readonly variables: ReadonlyMap<string, string>;
}

export interface Makefile {
  /** Still with variables of make; "unknown" where no file tells. */
  readonly variables: ReadonlyMap<string, string | undefined>;
  readonly exported: ReadonlySet<string>;
  readonly targets: ReadonlyMap<string, MakeTarget>;
  /** The default target. */
  readonly first?: string;
}

interface OpenTarget {
  readonly name: string;
  readonly line: number;
  readonly prerequisites: string[];
  readonly recipe: ScriptLine[][];
  readonly variables: Map<string, string>;
}

const mostLines = 20_000;
const assignment =
  /^(?:(?:export|override|private)\s+){0,3}([A-Za-z_][\w.-]*)\s*(\+=|\?=|:{0,3}=|!=)\s?(.*)$/;

/**
 * Reads the variables and the rules of a Makefile.
 * @param given variables from outside: they win over `?=`.
 */
export function parseMakefile(text: string, given: ReadonlyMap<string, string>): Makefile {
  const reading = new Reading(given);
  const lines = text.split("\n", mostLines);
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1;
    const first = (lines[index] ?? "").replace(/\r$/, "");
    if (first.startsWith("\t")) {
      const parts: ScriptLine[] = [{ text: first.slice(1), line }];
      for (let last = first; last.endsWith("\\") && index + 1 < lines.length;) {
        last = (lines[++index] ?? "").replace(/\r$/, "");
        parts.push({ text: last.replace(/^\t/, ""), line: index + 1 });
      }
      reading.command(parts);
      continue;
    }
    let whole = first;
    while (whole.endsWith("\\") && index + 1 < lines.length && whole.length < 20_000)
      whole = `${whole.slice(0, -1).trimEnd()} ${(lines[++index] ?? "").replace(/\r$/, "").trim()}`;
    reading.line(whole, line);
  }
  return reading;
}

class Reading implements Makefile {
  readonly variables = new Map<string, string | undefined>();
  readonly exported = new Set<string>();
  readonly targets = new Map<string, OpenTarget>();
  first?: string;
  private readonly given: ReadonlyMap<string, string>;
  private open: readonly OpenTarget[] = [];
  /** Conditions around the line: the name that an `ifndef` asks of, "" for others. */
  private readonly conditions: string[] = [];
  /** A text of several lines that is being defined. */
  private defining: { readonly name: string; readonly lines: string[] } | undefined;

  constructor(given: ReadonlyMap<string, string>) {
    this.given = given;
  }

  command(parts: readonly ScriptLine[]): void {
    if (this.defining) {
      this.defining.lines.push(parts.map(({ text }) => text).join("\n"));
      return;
    }
    for (const target of this.open) target.recipe.push([...parts]);
  }

  line(whole: string, line: number): void {
    const text = whole.trim();
    if (this.defining) {
      const { name, lines } = this.defining;
      if (!/^endef\b/.test(text)) {
        if (lines.length < 200) lines.push(whole);
        return;
      }
      this.set(this.variables, name, "=", lines.join("\n"));
      this.defining = undefined;
      return;
    }
    if (text === "" || text.startsWith("#")) return;
    const defined = /^(?:override\s+|export\s+)?define\s+([\w.-]+)/.exec(text);
    if (defined) {
      this.defining = { name: defined[1] ?? "", lines: [] };
      return;
    }
    const condition = /^(ifn?eq|ifn?def|else|endif)\b\s*(.*)$/.exec(text);
    if (condition) {
      const [, word = "", rest = ""] = condition;
      if (word === "endif") this.conditions.pop();
      else if (word !== "else") this.conditions.push(askedName(word, rest));
      return;
    }
    const set = assignment.exec(withoutComment(text));
    if (set) {
      if (text.startsWith("export")) this.exported.add(set[1] ?? "");
      this.set(this.variables, set[1] ?? "", set[2] ?? "=", set[3] ?? "");
      return;
    }
    const names = /^export\s+([\w\s.-]+)$/.exec(text);
    if (names) {
      for (const name of (names[1] ?? "").split(/\s+/)) this.exported.add(name);
      return;
    }
    this.rule(text, line);
  }

  private rule(text: string, line: number): void {
    const colon = colonIn(text);
    if (colon === -1) return;
    const left = expandMake(text.slice(0, colon), this.scope());
    const names = left.replace(/&$/, "").split(/\s+/).filter(Boolean).slice(0, 50);
    let right = text.slice(colon + 1).replace(/^:/, "");
    const semicolon = right.indexOf(";");
    const inline = semicolon === -1 ? undefined : right.slice(semicolon + 1).trim();
    if (semicolon !== -1) right = right.slice(0, semicolon);
    const own = assignment.exec(withoutComment(right.trim()));
    const prerequisites = own
      ? []
      : expandMake(withoutComment(right), this.scope())
          .split(/[\s|]+/)
          .filter(Boolean);
    this.open = names.map((name) => {
      const target: OpenTarget = this.targets.get(name) ?? {
        name,
        line,
        prerequisites: [],
        recipe: [],
        variables: new Map(),
      };
      target.prerequisites.push(...prerequisites.slice(0, 100));
      if (own) this.set(target.variables, own[1] ?? "", "=", own[3] ?? "");
      this.targets.set(name, target);
      if (!name.startsWith(".") && !name.includes("%")) this.first ??= name;
      return target;
    });
    if (inline !== undefined && inline !== "") this.command([{ text: inline, line }]);
  }

  private set(
    into: Map<string, string | undefined> | Map<string, string>,
    name: string,
    how: string,
    value: string,
  ): void {
    const variables: Map<string, string | undefined> = into;
    const known = variables.has(name) || this.given.has(name);
    const isAsked = this.conditions.includes(name);
    if ((how === "?=" || isAsked) && known) return;
    let text: string | undefined = value.trim();
    if (how === "!=") text = undefined;
    else if (how === "+=") {
      const before = variables.get(name);
      text = before === undefined ? (variables.has(name) ? undefined : text) : `${before} ${text}`;
    } else if (how.startsWith(":")) text = expandMake(text, this.scope());
    // One of several ways gives it this value, and no file tells which way is taken.
    const isCertain = this.conditions.length === 0 || isAsked;
    variables.set(name, isCertain || variables.get(name) === text ? text : undefined);
  }

  private scope(): MakeScope {
    return { get: (name) => (this.variables.has(name) ? this.variables.get(name) : this.given.get(name)) };
  }
}

/** `ifndef TAG` and `ifeq ($(TAG),)`: the body sets the default. */
function askedName(word: string, rest: string): string {
  if (word === "ifndef") return rest.trim();
  return word === "ifeq" ? (/^\(\s*\$[({](\w+)[)}]\s*,\s*\)/.exec(rest)?.[1] ?? "") : "";
}

function withoutComment(text: string): string {
  const comment = /(?:^|\s)#/.exec(text);
  return comment ? text.slice(0, comment.index) : text;
}

/** The colon between targets and prerequisites, outside of variables. */
function colonIn(text: string): number {
  let open = 0;
  for (let index = 0; index < text.length && index < 2000; index++) {
    const character = text.charAt(index);
    if (character === "(" || character === "{") open++;
    if (character === ")" || character === "}") open--;
    if (character === ":" && open <= 0) return index;
    if (character === "=" && open <= 0) return -1;
  }
  return -1;
}
