import { useStore } from "@xyflow/react";
import { useDeferredValue, useLayoutEffect, useMemo } from "react";
import { lineLook } from "@/components/marks/line-look";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { bundleLines, routeBundles } from "@/lib/domain/drawing/group-bundles";
import { mapGroups } from "@/lib/domain/drawing/map-groups";
import { cardSize } from "@/lib/domain/pipeline/lanes";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { useMapStore } from "../../state/map-context";
import { heightOfCards } from "../map-elements";
import { Bundles } from "./bundles";
import { GroupBoxes } from "./group-boxes";
import { useLinesAlone } from "./use-lines-alone";

/**
 * A map of more nodes than can be read one by one, in groups, and the lines between them in bundles. It says which lines
 * are drawn by themselves. Not drawn again while a card is dragged: groups are those of the pipeline.
 */
export function GroupedMap(props: { readonly pipeline: Pipeline }) {
  // The cards of a map that is opened are painted first.
  return useDeferredValue(true, false) && <Groups {...props} />;
}

function Groups({ pipeline: newest }: { readonly pipeline: Pipeline }) {
  // A card that was added is painted before its group is.
  const pipeline = useDeferredValue(newest);
  const { nodes, zones, edges } = pipeline;
  const { isChecked } = useEditorHandle();
  const store = useMapStore();
  const grouped = useMemo(() => {
    const all = [...nodes.values()];
    const height = heightOfCards(nodes);
    const groups = mapGroups(all, [...zones.values()], height);
    const cards = all.flatMap(({ id, position }) =>
      groups.groupOf.has(id) ? [] : [[id, { ...position, width: cardSize.width, height }] as const],
    );
    return { ...groups, cards: new Map(cards) };
  }, [nodes, zones]);
  const bundles = useMemo(() => {
    const lines = [...edges.values()].map((edge) => ({
      ...edge,
      look: lineLook(edge, isChecked(pipeline, edge)),
    }));
    return bundleLines(grouped.groupOf, lines);
  }, [edges, pipeline, grouped, isChecked]);
  const routes = useMemo(() => routeBundles(grouped, bundles, grouped.cards), [grouped, bundles]);
  const lines = useLinesAlone(edges, grouped.groupOf, bundles);
  const zonesAsGroups = useMemo(() => {
    const alone = new Set([...grouped.cards.keys()].map((id) => nodes.get(id)?.zone));
    return new Set(
      grouped.groups.flatMap(({ zone }) => (zone === undefined || alone.has(zone) ? [] : [zone])),
    );
  }, [grouped, nodes]);
  useLayoutEffect(() => {
    store.setState({ grouped: { lines, zones: zonesAsGroups } });
  }, [store, lines, zonesAsGroups]);
  useLayoutEffect(() => () => store.setState({ grouped: undefined }), [store]);
  // For the style sheet: what has room beside a card alone has none in a group.
  const map = useStore(({ domNode }) => domNode);
  useLayoutEffect(() => {
    map?.toggleAttribute("data-grouped", true);
    return () => void map?.toggleAttribute("data-grouped", false);
  }, [map]);
  return (
    <>
      <GroupBoxes groups={grouped.groups} />
      <Bundles bundles={bundles} routes={routes} grouped={grouped} />
    </>
  );
}
