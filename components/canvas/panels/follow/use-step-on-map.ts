import { useEffect, useRef } from "react";
import { checkSentence, handOverSentence } from "@/lib/domain/follow/hop-sentences";
import { followedName, trailSentence } from "@/lib/domain/follow/trail-sentences";
import type { Trail } from "@/lib/domain/follow/trail";
import { useHighlight, useMapActions, useMapStore } from "../../state/map-context";
import { showCards } from "./show-hop";

/** Each step is brought into view, said, and selected where the inspector does not lie over the map. */
export function useStepOnMap(trail: Trail): void {
  const map = useMapActions();
  const store = useMapStore();
  const isLit = useHighlight(({ lit }) => lit === "trail");
  const edge = useHighlight(({ trail: { current } }) => current?.edge);
  const latest = useRef(trail);
  useEffect(() => {
    latest.current = trail;
  });
  const followed = followedName(trail);
  useEffect(() => {
    if (!isLit) return;
    const { hops } = latest.current;
    const at = hops.findIndex((hop) => hop.edge.id === edge);
    const hop = hops[at];
    const { instance } = store.getState();
    if (!hop) {
      map.announce(`Following ${followed}. ${trailSentence(latest.current)}`);
      showCards(instance, nodesOf(hops));
      return;
    }
    map.announce(`Hand-over ${at + 1} of ${hops.length}. ${handOverSentence(hop)} ${checkSentence(hop)}`);
    if (matchMedia("(min-width: 80rem)").matches) map.selectEdge(hop.edge.id);
    showCards(instance, [hop.from, hop.to]);
  }, [isLit, edge, followed, map, store]);
}

function nodesOf(hops: Trail["hops"]) {
  return [...new Map(hops.flatMap(({ from, to }) => [from, to]).map((node) => [node.id, node])).values()];
}
