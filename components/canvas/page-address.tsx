import { useEffect, useRef, useLayoutEffect } from "react";
import { keepInAddress } from "@/lib/client/keep-in-address";
import { afterPaint } from "@/lib/client/next-frame";
import { usePainted } from "@/lib/client/editor/editor-context";
import { part } from "@/lib/client/parts/part";
import { findControl } from "@/lib/domain/catalogue/find-control";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { useCommandContext, useMapState, useMapStore } from "./state/map-context";
import type { MapState } from "./state/map-store";
import { panelsByName, panelTitles } from "./state/panel";

const opening = part(() => import("./open-from-address"));

/** Opens panels, findings and lenses; the page itself already shows the node and its control. */
const asksForMore = /[?&](lens|edge|panel|follow|finding|wayIn|incident|suppose)=/;

/** Keeps the selection, the open panel and the view in the address, so that the link leads others here too; and in the title. */
export function KeepAddress() {
  const store = useMapStore();
  const context = useCommandContext();
  const isLive = useMapState((state) => state.isLive);
  const asked = useRef("");
  useEffect(() => {
    // Read it as it came: the first change of the map's state rewrites it.
    asked.current = location.search;
    // After the change is painted: browsers take time over an address.
    let isAsked = false;
    return store.subscribe(() => {
      if (isAsked) return;
      isAsked = true;
      void afterPaint().then(() => {
        isAsked = false;
        write(store.getState());
      });
    });
  }, [store]);
  useEffect(() => {
    if (!isLive || !asksForMore.test(asked.current)) return;
    opening()
      .then(({ openFromAddress }) => openFromAddress(context, asked.current))
      .catch(() =>
        context.editor.say(
          "The link did not open: a part of the page failed to load. Reload the page.",
          "error",
        ),
      );
  }, [isLive, context]);
  useTitle();
  return null;
}

function useTitle(): void {
  const pipeline = usePainted(({ visible }) => visible.name);
  const panel = useMapState((state) => state.panel?.name);
  const gate = useMapState((state) => (state.panel?.name === "bypasses" ? state.looked.gate : undefined));
  const place = useMapState((state) => (state.panel?.name === "ways-in" ? state.looked.wayIn : undefined));
  const begins = usePainted(({ visible }) => place && placeName(visible, place));
  const incident = useMapState(({ panel: open }) => (open?.name === "incident" ? open.title : undefined));
  const judged = usePainted(({ visible }) => gate && findControl(gate, visible)?.title);
  const finding = gate === undefined ? (incident ?? begins) : judged;
  const open = panel && panelTitles[panel];
  const title = [finding, open, `${pipeline}, map`, "Blueline"]
    .filter((words) => words !== undefined)
    .join(" \u00b7 ");
  // Removed with the map itself: later, it would replace the title of the next page.
  useLayoutEffect(() => {
    const set = () => {
      if (document.title !== title) document.title = title;
    };
    set();
    // The title from the server may arrive after the page is drawn.
    const observer = new MutationObserver(set);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [title]);
}

/** The name of a node, or of the two ends of a connection. */
function placeName({ nodes, edges }: Pipeline, id: string): string | undefined {
  const edge = edges.get(id);
  const ends = edge ? [edge.source, edge.target] : [id];
  const names = ends.map((end) => nodes.get(end)?.name);
  return names.includes(undefined) ? undefined : names.join(" \u2192 ");
}

function write({ selection: { nodes, edges }, control, lens, framework, panel }: MapState): void {
  const [node] = nodes.size === 1 && edges.size === 0 ? nodes : [];
  const [edge] = edges.size === 1 && nodes.size === 0 ? edges : [];
  keepInAddress({
    node,
    edge,
    control: node === undefined ? undefined : control,
    lens: lens === "status" ? undefined : (framework ?? lens),
    panel: panelsByName.find((name) => name === panel?.name),
  });
}
