/** The tags that docker/metadata-action derives from images and rules: https://github.com/docker/metadata-action. */

/** The names of images and the tags; what only a run knows stays a placeholder. */
export function namesByMetadata(images: string, rules: string | undefined, flavor = ""): readonly string[] {
  const names = linesOf(images).flatMap((line) => {
    const { value, name, enable } = attributesOf(line);
    return enable === "false" ? [] : [name ?? value ?? line];
  });
  const tags = tagsByRules(rules, flavor);
  return names.slice(0, 20).flatMap((name) => tags.map((tag) => `${name}:${tag}`));
}

/** Whether a text has rules of docker/metadata-action rather than tags. */
export function hasTagRules(text: string): boolean {
  return /(?:^|[\n,;])\s*type=\w/.test(text);
}

/** The tags that rules of docker/metadata-action give, those of its defaults where there are none. */
export function tagsByRules(rules: string | undefined, flavor = ""): readonly string[] {
  const lines = linesOf(rules ?? "");
  const styles = Object.fromEntries(
    linesOf(flavor).map((line) => [
      line.slice(0, Math.max(0, line.indexOf("="))),
      line.slice(line.indexOf("=") + 1),
    ]),
  );
  const latest = styles["latest"] ?? "auto";
  const tags = (lines.length > 0 ? lines : defaultRules).slice(0, 30).flatMap((line) => {
    const rule = attributesOf(line);
    if (rule.enable === "false") return [];
    const tag = tagOf(rule, line);
    const prefix = rule.prefix ?? styles["prefix"] ?? "";
    const suffix = rule.suffix ?? styles["suffix"] ?? "";
    return tag === undefined ? [] : [`${prefix}${tag}${suffix}`];
  });
  // `auto` adds it to versions and tags of the source.
  const isAuto =
    latest === "auto" && lines.some((line) => /type=(?:semver|pep440|match)\b|event=tag\b/.test(line));
  if (latest === "true" || isAuto) tags.push("latest");
  return [...new Set(tags)];
}

const defaultRules = ["type=ref,event=branch", "type=ref,event=tag", "type=ref,event=pr"];

type Rule = Readonly<
  Record<
    "type" | "value" | "name" | "pattern" | "event" | "enable" | "prefix" | "suffix" | "branch",
    string | undefined
  >
>;

function tagOf(rule: Rule, line: string): string | undefined {
  switch (rule.type) {
    case undefined:
      return line;
    case "raw":
      return rule.value;
    case "sha":
      return `${rule.prefix === undefined ? "sha-" : ""}\${{ github.sha }}`;
    case "edge":
      return "edge";
    case "schedule":
      return rule.pattern ?? "nightly";
    case "semver":
    case "pep440":
      return rule.pattern ?? "{{version}}";
    case "ref":
      if (rule.event === "pr") return `${rule.prefix === undefined ? "pr-" : ""}\${{ github.event.number }}`;
      return "${{ github.ref_name }}";
    case "match":
      return "${{ github.ref_name }}";
    default:
      return undefined;
  }
}

function attributesOf(line: string): Rule {
  const rule = new Map<string, string>();
  for (const part of splitOutside(line)) {
    const equals = part.indexOf("=");
    if (equals > 0) rule.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim());
  }
  const get = (name: string) => rule.get(name);
  return {
    type: get("type"),
    value: get("value"),
    name: get("name"),
    pattern: get("pattern"),
    event: get("event"),
    enable: get("enable"),
    prefix: get("prefix"),
    suffix: get("suffix"),
    branch: get("branch"),
  };
}

/** At commas that are not inside the braces of a placeholder or of a pattern. */
function splitOutside(line: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of line) {
    if (character === "{" || character === "(") depth++;
    else if (character === "}" || character === ")") depth--;
    if (character === "," && depth <= 0) {
      parts.push(part);
      part = "";
    } else part += character;
  }
  return [...parts, part];
}

/** Lines without what is empty or commented out. */
export function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
