import type { ControlFact, Fact } from "../facts";
import type { Reading } from "../reader";
import type { NotUnderstood, SourceFile } from "../source";
import { readYaml } from "../yaml/read-yaml";
import type { YamlNode } from "../yaml/yaml-node";

/** The results of a reader so far. */
export interface Findings {
  readonly facts: Fact[];
  readonly notUnderstood: NotUnderstood[];
}

/** The documents of a file; reports its faults. */
export function documentsOf({ path, text }: SourceFile, { notUnderstood }: Findings): readonly YamlNode[] {
  const { documents, faults } = readYaml(text);
  notUnderstood.push(...faults.map(({ line, message }) => ({ at: { file: path, line }, why: message })));
  return documents;
}

/** The results: each fact once, and each control once per subject, at its first place. */
export function readingOf({ facts, notUnderstood }: Findings): Reading {
  const seen = new Set<string>();
  const isNew = (fact: Fact) => {
    const key = fact.kind === "control" ? controlKey(fact) : JSON.stringify(fact);
    return !seen.has(key) && seen.add(key) !== undefined;
  };
  return { facts: facts.filter(isNew), notUnderstood };
}

function controlKey({ control, about, status }: ControlFact): string {
  return JSON.stringify([control, about, status]);
}
