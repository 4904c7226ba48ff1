import { useEffect, useRef } from "react";
import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import { hopSentence } from "@/lib/domain/follow/hop-sentences";
import type { HandedOver } from "@/lib/domain/pipeline/images-on";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { showCards } from "../viewport/show-cards";
import { useHighlight, useHighlightStore, useMapActions, useMapStore } from "../state/map-context";
import type { Badge } from "./highlight-store";

export interface FindingHighlight {
  readonly hops: readonly HandedOver[];
  /** Hand-overs that matter beside it. */
  readonly edges: readonly string[];
  readonly badges: readonly (readonly [node: string, badge: Badge])[];
}

/**
 * Lights a finding on the map for as long as there is one, brings it into view when it is another finding than before,
 * and each step of its way when that is gone along.
 * @param key tells one finding from another. @param said what a screen reader hears of it.
 */
export function useFindingHighlight(
  pipeline: Pipeline,
  marked: FindingHighlight | undefined,
  key: string,
  said: string | undefined,
): void {
  const map = useMapActions();
  const store = useMapStore();
  const highlight = useHighlightStore();
  const current = useHighlight(({ finding }) => finding.current?.edge);
  const latest = useRef({ pipeline, marked, said });
  useEffect(() => {
    latest.current = { pipeline, marked, said };
  });
  useEffect(() => {
    if (!marked) return highlight.darken("finding");
    highlight.light("finding", {
      steps: marked.hops.map(({ edge, from, to }) => ({ edge: edge.id, from: from.id, to: to.id })),
      beside: new Set(marked.edges),
      badges: byNode(marked.badges),
    });
  }, [marked, highlight]);
  const shown = useRef<string>(undefined);
  useEffect(() => {
    const before = shown.current;
    shown.current = marked && key;
    if (!marked || before === key) return;
    const { said: words, pipeline: of } = latest.current;
    if (words !== undefined) map.announce(words);
    const ids = [
      ...marked.hops.flatMap(({ from, to }) => [from.id, to.id]),
      ...marked.badges.map(([node]) => node),
    ];
    showCards(
      store.getState(),
      [...new Set(ids)].flatMap((id) => of.nodes.get(id) ?? []),
    );
  }, [marked, key, map, store]);
  useEffect(() => {
    const hops = latest.current.marked?.hops ?? [];
    const at = hops.findIndex(({ edge }) => edge.id === current);
    const hop = hops[at];
    if (!hop) return;
    map.announce(`Hand-over ${at + 1} of ${hops.length} on this way. ${hopSentence(hop)}`);
    if (matchMedia("(min-width: 80rem)").matches) map.selectEdge(hop.edge.id);
    showCards(store.getState(), [hop.from, hop.to]);
  }, [current, map, store]);
}

/** What is handed over on a hop, for a list of hand-overs. */
export function handedOverWords({ edge, from, to }: Pick<HandedOver, "edge" | "from" | "to">): string {
  return `${from.name} to ${to.name}: ${artifactRows[edge.artifact].word}`;
}

function byNode(badges: FindingHighlight["badges"]): ReadonlyMap<string, readonly Badge[]> {
  const all = new Map<string, readonly Badge[]>();
  for (const [node, badge] of badges) all.set(node, [...(all.get(node) ?? []), badge]);
  return all;
}
