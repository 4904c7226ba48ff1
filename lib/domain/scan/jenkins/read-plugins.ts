import type { Fact } from "../facts";
import type { Reader, Reading } from "../reader";
import { baseName, type SourceFile } from "../source";
import { entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { readYaml } from "../yaml/read-yaml";

interface Plugin {
  readonly name: string;
  readonly version: string | undefined;
  readonly line: number;
}

function recognises({ path, text }: SourceFile): boolean {
  const name = baseName(path);
  if (/^(?:jenkins-)?plugins\.txt$/i.test(name)) return /^[\w-]+(?::\S+)?\s*(?:#.*)?$/m.test(text);
  return (
    /\.ya?ml$/i.test(name) &&
    /^\s*(?:installPlugins|additionalPlugins|plugins):/m.test(text) &&
    isOfJenkins(text)
  );
}

function isOfJenkins(text: string): boolean {
  return /^\s*(?:installPlugins|additionalPlugins):/m.test(text) || /^\s*- artifactId:/m.test(text);
}

/** The plugins that a Jenkins is built with: `plugins.txt`, `plugins.yaml`, or the values of its Helm chart. */
function read(file: SourceFile): Reading {
  const plugins = file.path.endsWith(".txt") ? fromText(file.text) : fromYaml(file.text);
  return { facts: judge(plugins, file.path), notUnderstood: [] };
}

function fromText(text: string): readonly Plugin[] {
  return text.split("\n").flatMap((written, index) => {
    const [entry = ""] = written.split("#", 1);
    const [name = "", version] = entry.trim().split(":");
    return /^[\w.-]+$/.test(name) ? [{ name, version, line: index + 1 }] : [];
  });
}

function fromYaml(text: string): readonly Plugin[] {
  const found: Plugin[] = [];
  const walk = (node: YamlNode, depth: number): void => {
    if (depth > 6 || found.length > 1000) return;
    for (const [key, { value }] of entriesAt(node)) {
      if (key === "installPlugins" || key === "additionalPlugins" || key === "plugins") {
        for (const item of itemsAt(value)) {
          const [name = "", version] = (item.kind === "scalar" ? item.text : "").split(":");
          const id = textAt(item, "artifactId");
          if (id !== undefined)
            found.push({ name: id, version: textAt(item, "source", "version"), line: item.line });
          else if (/^[\w.-]+$/.test(name) && item.kind === "scalar")
            found.push({ name, version, line: item.line });
        }
      } else if (value.kind === "map") walk(value, depth + 1);
    }
  };
  for (const document of readYaml(text).documents) walk(document, 0);
  return found;
}

function judge(plugins: readonly Plugin[], path: string): readonly Fact[] {
  const [first] = plugins;
  if (!first) return [];
  const open = plugins.filter(
    ({ version }) => version === undefined || /^(?:latest|experimental)?$/.test(version),
  );
  const [worst] = open;
  const control = { kind: "control", control: "ci-plugins-pinned", about: path } as const;
  return worst
    ? [
        {
          ...control,
          at: { file: path, line: worst.line },
          status: "violated",
          fact: `${open.length} of ${plugins.length} plugins in no fixed version`,
        },
      ]
    : [
        {
          ...control,
          at: { file: path, line: first.line },
          status: "present",
          fact: `${plugins.length} plugins in a fixed version`,
        },
      ];
}

export const jenkinsPlugins: Reader = { format: "jenkins-plugins", recognises, read };
