import type { ScriptLine } from "../yaml/yaml-node";

export interface RunOutputs {
  readonly outputs: ReadonlyMap<string, string>;
  readonly env: ReadonlyMap<string, string>;
}

/**
 * Values that a script passes to later steps by `echo NAME=value >> $GITHUB_OUTPUT`, `$GITHUB_ENV` or the old `::set-output`, if the text
 * has them. A name with two values depends on the run and is left out.
 */
export function outputsOfScript(lines: readonly ScriptLine[], env: ReadonlyMap<string, string>): RunOutputs {
  const outputs = new Map<string, string | undefined>();
  const added = new Map<string, string | undefined>();
  const variables = new Map<string, string | undefined>(env);
  for (const { text } of lines.slice(0, 2_000)) {
    const line = text.trim();
    if (line.length > 1_000) continue;
    const assigned = /^(?:export\s+)?([A-Za-z_]\w*)=(.*)$/.exec(line);
    if (assigned?.[1] !== undefined) {
      note(variables, assigned[1], literal(unquote(assigned[2] ?? ""), variables));
      continue;
    }
    const said = /^echo\s+(?:-e\s+)?(.*)$/.exec(line)?.[1];
    if (said === undefined) continue;
    const into = />>\s*["']?\$\{?(GITHUB_OUTPUT|GITHUB_ENV)\}?["']?\s*$/.exec(said);
    const old = /::set-(output|env) name=([\w-]+)::(.*)$/.exec(unquote(said));
    if (old?.[2] !== undefined) {
      note(old[1] === "env" ? added : outputs, old[2], literal(old[3] ?? "", variables));
    } else if (into) {
      const pair = /^([\w-]+)=(.*)$/.exec(unquote(said.slice(0, into.index)));
      if (pair?.[1] === undefined) continue;
      note(into[1] === "GITHUB_ENV" ? added : outputs, pair[1], literal(pair[2] ?? "", variables));
    }
  }
  return { outputs: known(outputs), env: known(added) };
}

function note(names: Map<string, string | undefined>, name: string, value: string | undefined): void {
  names.set(name, names.has(name) && names.get(name) !== value ? undefined : value);
}

function known(names: ReadonlyMap<string, string | undefined>): ReadonlyMap<string, string> {
  return new Map(
    [...names].flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

function unquote(text: string): string {
  const trimmed = text.trim();
  const quote = trimmed[0];
  return (quote === '"' || quote === "'") && trimmed.length > 1 && trimmed.endsWith(quote)
    ? trimmed.slice(1, -1)
    : trimmed;
}

/** Variables that GitHub sets in every job, by their names in expressions. */
const given = new Map([
  ["GITHUB_REPOSITORY", "github.repository"],
  ["GITHUB_REPOSITORY_OWNER", "github.repository_owner"],
  ["GITHUB_SHA", "github.sha"],
  ["GITHUB_REF_NAME", "github.ref_name"],
  ["GITHUB_RUN_NUMBER", "github.run_number"],
]);

/** A text with its variables; the lower-casing of names, which registries ask for, changes no name. Undefined if a command decides. */
function literal(text: string, variables: ReadonlyMap<string, string | undefined>): string | undefined {
  const plain = text.replaceAll(
    /\$\((?:echo|printf '%s'|tr '\[:upper:\]' '\[:lower:\]' <<<) *["']?([^"'|()`]{1,200})["']? *(?:\| *tr +["']?(?:\[:upper:\]|A-Z)["']? +["']?(?:\[:lower:\]|a-z)["']?)?\)/g,
    (_, inner: string) => inner.trim(),
  );
  let isKnown = true;
  const placeholders: string[] = [];
  const masked = plain.replaceAll(
    /\$\{\{[^}]*\}\}/g,
    (match) => `\u{E000}${placeholders.push(match) - 1}\u{E001}`,
  );
  const filled = masked.replaceAll(
    /\$(?:\{(\w+)(?:,,?)?\}|(\w+))/g,
    (match, braced?: string, bare?: string) => {
      const name = braced ?? bare ?? "";
      const value = variables.get(name);
      if (value !== undefined) return value;
      const context = given.get(name);
      if (context !== undefined && !variables.has(name)) return `\${{ ${context} }}`;
      isKnown = false;
      return match;
    },
  );
  if (!isKnown || /[`]|\$[({]/.test(filled.replaceAll(/\$\{\{[^}]*\}\}/g, ""))) return undefined;
  return filled.replaceAll(/\u{E000}(\d+)\u{E001}/gu, (_, index) => placeholders[Number(index)] ?? "");
}
