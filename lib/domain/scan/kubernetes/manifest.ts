import { oncePer } from "../../once-per";
import type { SourceFile } from "../source";
import type { YamlScalar } from "../yaml/yaml-node";
import { readYaml, type YamlReading } from "../yaml/read-yaml";
import { unveilNode, veilPlaceholders } from "./veil";

/** Reads a manifest whose placeholders YAML would stumble over; they come back as they are written. */
export function readManifest(text: string): YamlReading {
  const veiled = veilPlaceholders(text);
  const { documents, faults } = readYaml(veiled);
  return { documents: veiled === text ? documents : documents.map(unveilNode), faults };
}

/** The same of a file of the tree. Several readers look at the same file, and charts at each other's: each file is parsed once. */
export const manifestOf = oncePer(({ text }: SourceFile): YamlReading => readManifest(text));

/** The line in its file of a line in a text that a file holds; both count from 1. Only blocks keep their lines. */
export function lineInside(node: YamlScalar, line: number): number {
  return node.isBlock && node.text !== "" ? node.line + line : node.line;
}
