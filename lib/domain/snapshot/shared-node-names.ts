import { kindRow } from "../catalogue/kinds";
import { technologiesFor, technologyById } from "../catalogue/technologies";
import type { Show } from "../contract/snapshots";
import type { PipelineNode } from "../pipeline/document";
import { byId } from "../pipeline/pipeline";
import { type HostHiding, isHiddenKind } from "./host-hiding";
import { publicAddresses } from "./host-suffixes";

/** What each node is called in a copy, by id: as on the map, or by what it is. Those are counted through: "Host", "Host 2". */
export function sharedNodeNames(
  nodes: readonly PipelineNode[],
  hosts: HostHiding,
  show: Show,
): ReadonlyMap<string, string> {
  const sorted = nodes.toSorted(byId);
  const kept = new Map(sorted.map((node) => [node.id, keptName(node, hosts, show)]));
  const nameless = createCounting(kept.values());
  return new Map(sorted.map((node) => [node.id, kept.get(node.id) ?? nameless(wordFor(node))]));
}

/** Gives a word, and the second time the word with a 2: none that is taken. */
export function createCounting(taken: Iterable<string | undefined>): (word: string) => string {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return (word) => {
    let count = counts.get(word) ?? 0;
    let name: string;
    do name = ++count === 1 ? word : `${word} ${count}`;
    while (used.has(name));
    counts.set(word, count);
    return name;
  };
}

/** Undefined where nothing of the name may be seen. */
function keptName(node: PipelineNode, hosts: HostHiding, show: Show): string | undefined {
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

function wordFor({ kind, technologies = [] }: PipelineNode): string {
  if (kind === "host") return "Host";
  const technology =
    kind === "developer" ? undefined : technologies.map(technologyById).find((known) => known !== undefined);
  return technology?.name ?? kindRow(kind).name;
}
