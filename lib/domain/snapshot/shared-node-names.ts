import { kindRow } from "../catalogue/kinds";
import { technologiesFor, technologyById } from "../catalogue/technologies";
import type { Show } from "../contract/shares";
import type { PipelineNode } from "../pipeline/document";
import { type HostHiding, isHiddenKind } from "./host-hiding";
import { publicAddresses } from "./host-suffixes";

/** Gives each without a name the word for it, and the second of a word the word with a 2: none that is taken. */
export function nameless<Named extends { readonly name: string }>(
  records: readonly Named[],
  wordOf: (record: Named) => string,
): Named[] {
  const used = new Set(records.map(({ name }) => name));
  const counts = new Map<string, number>();
  return records.map((record) => {
    if (record.name !== "") return record;
    const word = wordOf(record);
    let count = counts.get(word) ?? 0;
    let name: string;
    do name = ++count === 1 ? word : `${word} ${count}`;
    while (used.has(name));
    counts.set(word, count);
    return { ...record, name };
  });
}

/** The name of a node; undefined if it must stay hidden. */
export function keptName(node: PipelineNode, hosts: HostHiding, show: Show): string | undefined {
  if (node.kind === "developer" && !show.owners) return undefined;
  if (show.hosts) return node.name;
  if (isHiddenKind(node)) return node.kind !== "host" && saysNothing(node) ? node.name : undefined;
  return hosts.name(node.name, "") || undefined;
}

/** "Amazon ECR", "Amazon ECR 2", "Harbor (production registry)": as the palette and the interview name what is added. */
function saysNothing({ kind, name }: PipelineNode): boolean {
  const word = name.toLowerCase().trim();
  const kindName = kindRow(kind).name.toLowerCase();
  const plain = word.replace(/ \d{1,3}$/, "").replace(new RegExp(` \\(${kindName}\\)$`), "");
  return (
    plain === kindName ||
    publicAddresses.has(word) ||
    technologiesFor(kind).some((technology) => technology.name.toLowerCase() === plain)
  );
}

/** What it is, in a word: for what has no name in a copy. */
export function wordFor({ kind, technologies = [] }: PipelineNode): string {
  if (kind === "host") return "Host";
  const technology =
    kind === "developer" ? undefined : technologies.map(technologyById).find((known) => known !== undefined);
  return technology?.name ?? kindRow(kind).name;
}
