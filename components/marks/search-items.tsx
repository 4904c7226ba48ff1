import type { SearchItem } from "@/components/ui/search-list";
import { kindRow } from "@/lib/domain/catalogue/kinds";
import { describeEntry, type PaletteEntry } from "@/lib/domain/catalogue/palette";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { kindName } from "@/lib/domain/words/kind-name";
import { NodeMark } from "./node-mark";
import { stageNames } from "@/lib/domain/words/english";

/** A node as one of many to choose from. */
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

/** A kind or a tool to add. */
export function paletteItem(entry: PaletteEntry): PaletteItem {
  const { kind, technology, external, name } = entry;
  return {
    id: `${kind} ${technology?.id ?? ""}${external ? "external" : ""}`,
    title: name,
    detail: technology ? kindRow(kind).name : describeEntry(entry),
    mark: <NodeMark node={{ kind, technologies: technology ? [technology.id] : [] }} />,
    entry,
  };
}
