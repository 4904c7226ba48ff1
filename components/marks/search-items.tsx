import type { SearchItem } from "@/components/ui/search-list";
import { kindRow } from "@/lib/domain/catalogue/kinds";
import { describeEntry, type PaletteEntry } from "@/lib/domain/catalogue/palette";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { kindName } from "@/lib/domain/words/kind-name";
import { environmentWords } from "@/lib/domain/words/environment-words";
import { NodeMark } from "./node-mark";
import { stageNames } from "@/lib/domain/words/english";

/** A node as a search result. */
export function nodeItem(node: PipelineNode): SearchItem {
  return {
    id: node.id,
    title: node.name,
    detail: `${kindName(node)}, ${stageNames[node.stage]}`,
    mark: <NodeMark node={node} />,
  };
}

export interface PaletteItem extends SearchItem {
  readonly entry: PaletteEntry;
}

/** The kind of node that a tool becomes. For a custom tool name, also the tool that it is recognised as. */
export function toolDetail({ kind, technology, name, environment }: PaletteEntry): string {
  const parts = [
    technology && technology.name !== name ? technology.name : [],
    kindRow(kind).name,
    environment ? environmentWords[environment].word.toLowerCase() : [],
  ];
  return parts.flat().join(", ");
}

/** A kind or a tool to add. */
export function paletteItem(entry: PaletteEntry): PaletteItem {
  const { kind, technology, external, name } = entry;
  return {
    id: `${kind} ${technology?.id ?? ""}${external ? "external" : ""}`,
    title: name,
    detail: technology ? toolDetail(entry) : describeEntry(entry),
    mark: <NodeMark node={{ kind, technologies: technology ? [technology.id] : [] }} />,
    entry,
  };
}
