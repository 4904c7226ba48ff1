import type { YamlEntry, YamlNode } from "../yaml/yaml-node";

/** Replaces ASCII while a text is parsed: private-use characters mean nothing to YAML, and are mapped back afterwards. */
const base = 0xe100;
const veiled = /[\u{E100}-\u{E17F}]/u;

/** A text in characters that mean nothing to YAML, on one line. */
export function veil(text: string): string {
  return Array.from(text.replaceAll(/\s+/g, " "), (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x80 ? String.fromCodePoint(base + code) : character;
  }).join("");
}

function unveil(text: string): string {
  if (!veiled.test(text)) return text;
  return Array.from(text, (character) =>
    veiled.test(character) ? String.fromCodePoint((character.codePointAt(0) ?? base) - base) : character,
  ).join("");
}

/** Whether a part of it has no value in the files. */
export function isVeiled(text: string): boolean {
  return veiled.test(text);
}

/** The node with the texts in it as they were written. */
export function unveilNode(node: YamlNode): YamlNode {
  if (node.kind === "list") return { ...node, items: node.items.map(unveilNode) };
  if (node.kind === "map") {
    const entries = new Map<string, YamlEntry>();
    for (const [name, { line, value }] of node.entries)
      entries.set(unveil(name), { line, value: unveilNode(value) });
    return { ...node, entries };
  }
  if (!isVeiled(node.text)) return node;
  const text = unveil(node.text);
  return { ...node, text, value: text };
}

/** Placeholders of templates and deployments that YAML would misread. */
const placeholders =
  /\{\{[^{}\n]{1,300}\}\}|\{%[^\n%]{1,300}%\}|#\{[^{}\n]{1,100}\}#?|%[A-Za-z_][\w.-]{0,80}%|@[A-Za-z_][\w.-]{0,80}@/g;

const longestMarkLine = 400;

/** A manifest's text that YAML can read though deployments fill in parts of it: `{{IMAGE}}`, `%TAG%`, `{% if x %}`. */
export function veilPlaceholders(text: string): string {
  if (!/\{\{|\{%|#\{|%|@/.test(text)) return text;
  return text
    .split("\n")
    .map((line) => (isMark(line) ? "#" : line.replace(placeholders, veil)))
    .join("\n");
}

/** A line that only says what a template does: it stays a line, and nothing else. */
function isMark(line: string): boolean {
  if (line.length > longestMarkLine) return false;
  const bare = line.trim();
  return (
    (bare.startsWith("{%") && bare.endsWith("%}")) ||
    (bare.startsWith("%{") && bare.endsWith("}")) ||
    (bare.startsWith("<%") && bare.endsWith("%>")) ||
    (bare.startsWith("{{") && bare.endsWith("}}") && !bare.slice(2).includes("{{"))
  );
}
