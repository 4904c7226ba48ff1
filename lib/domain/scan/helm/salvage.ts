import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from "../yaml/yaml-node";
import { podWayOf } from "../kubernetes/pod";
import { readYaml } from "../yaml/read-yaml";

const mostDocuments = 200;

/** The documents of rendered text. If an unknown value breaks the YAML, only kind, name and images are taken from its lines. */
export function documentsOf(text: string): ReturnType<typeof readYaml> {
  const whole = readYaml(text);
  if (whole.faults.length === 0) return whole;
  const documents: YamlNode[] = [];
  let line = 0;
  for (const part of text.split(/^---.*$/m).slice(0, mostDocuments)) {
    // With the lines before it, so that lines are those of the whole.
    const alone = readYaml("\n".repeat(line) + part);
    const lines = part.split("\n");
    if (alone.documents.length > 0) documents.push(...alone.documents);
    else documents.push(...salvaged(lines, line));
    line += lines.length - 1;
  }
  return { documents, faults: whole.faults };
}

/** An object of the lines that say its kind, its name and its images. */
function salvaged(lines: readonly string[], before: number): readonly YamlNode[] {
  const scalars = (pattern: RegExp) =>
    lines.flatMap((text, index) => {
      const found = text.length > 2_000 ? undefined : pattern.exec(text)?.[1];
      return found === undefined ? [] : [scalar(unquoted(found), before + index + 1)];
    });
  const [kind] = scalars(/^kind: *(\S+)\s*$/);
  const [apiVersion] = scalars(/^apiVersion: *(\S.*)$/);
  const [name] = scalars(/^ {2}name: *(\S.*)$/);
  const images = scalars(/^ +(?:- )?image: *(\S.*)$/);
  if (!kind || images.length === 0) return [];
  const containers: YamlNode = {
    kind: "list",
    line: kind.line,
    items: images.map((image) => map(image.line, { image })),
  };
  const pod = podWayOf(kind.text)
    .toReversed()
    .reduce<YamlMap>((inner, key) => map(kind.line, { [key]: inner }), map(kind.line, { containers }));
  const metadata = map(kind.line, name ? { name } : {});
  return [
    map(kind.line, {
      ...(apiVersion && { apiVersion }),
      kind,
      metadata,
      ...Object.fromEntries([...pod.entries].map(([key, { value }]) => [key, value])),
    }),
  ];
}

function unquoted(text: string): string {
  const bare = text.replace(/\s+#.*$/, "").trim();
  return /^(["']).*\1$/.test(bare) ? bare.slice(1, -1) : bare;
}

function scalar(text: string, line: number): YamlScalar {
  return { kind: "scalar", line, value: text, text, isBlock: false };
}

function map(line: number, values: Readonly<Record<string, YamlNode>>): YamlMap {
  const entries = new Map<string, YamlEntry>(
    Object.entries(values).map(([key, value]) => [key, { line: value.line, value }]),
  );
  return { kind: "map", line, entries };
}
