import { useEffect } from "react";
import { keepInAddress } from "@/lib/client/keep-in-address";
import { useEditor } from "@/lib/client/editor/editor-context";
import { findControl } from "@/lib/domain/catalogue/find-control";
import { getRecord } from "@/lib/domain/pipeline/records";
import type { CommandContext } from "./commands/command";
import { findingInAddress } from "./panels/findings/finding-address";
import { chooseLens } from "./panels/lens/choose-lens";
import { useCommandContext, useMapState, useMapStore } from "./state/map-context";
import type { MapState } from "./state/map-store";
import { panelTitles } from "./state/panel";

/** Panels that an address may ask for by name alone; findings and the line have parameters of their own. */
const named = ["images", "zones", "pipeline", "keys"] as const;

/** Keeps what is selected and open and how it is looked at in the address, so that the address leads back here, for others too; and in the title. */
export function KeepAddress() {
  const store = useMapStore();
  const context = useCommandContext();
  const isLive = useMapState((state) => state.instance !== undefined);
  useEffect(() => {
    const lens = new URL(location.href).searchParams.get("lens");
    if (lens !== null) void chooseLens(context, lens);
    return store.subscribe(write);
  }, [store, context]);
  useEffect(() => {
    if (isLive) openFromAddress(context);
  }, [isLive, context]);
  useTitle();
  return null;
}

function useTitle(): void {
  const pipeline = useEditor(({ visible }) => visible.name);
  const panel = useMapState((state) => state.panel?.name);
  const gate = useMapState((state) => (state.panel?.name === "bypasses" ? state.looked.gate : undefined));
  const finding = gate === undefined ? undefined : findControl(gate)?.title;
  const open = panel && panelTitles[panel];
  const title = [finding, open, `${pipeline}, map`, "Blueline"]
    .filter((part) => part !== undefined)
    .join(" \u00b7 ");
  useEffect(() => {
    const set = () => {
      if (document.title !== title) document.title = title;
    };
    set();
    // The title that the server gave the page may come after the page is drawn.
    const observer = new MutationObserver(set);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => observer.disconnect();
  }, [title]);
}

function write({ selection: { nodes, edges }, control, lens, framework, panel }: MapState): void {
  const [node] = nodes.size === 1 && edges.size === 0 ? nodes : [];
  const [edge] = edges.size === 1 && nodes.size === 0 ? edges : [];
  keepInAddress({
    node,
    edge,
    control: node === undefined ? undefined : control,
    lens: lens === "status" ? undefined : (framework ?? lens),
    panel: named.find((name) => name === panel?.name),
  });
}

/** `?finding=` opens a finding, `?follow=all` or with an image the line of a container, `?panel=` and `?edge=` what they name. */
function openFromAddress(context: CommandContext): void {
  const { map, pipeline } = context;
  const asked = new URLSearchParams(location.search);
  const edge = asked.get("edge");
  if (edge !== null && getRecord(pipeline().edges, edge)) map.selectEdge(edge);
  const panel = named.find((name) => name === asked.get("panel"));
  if (panel !== undefined) map.openPanel({ name: panel });
  const image = asked.get("follow");
  if (image !== null)
    map.openPanel({ name: "follow", ...(image === "all" || image === "" ? {} : { image }) });
  const finding = findingInAddress();
  if (finding !== null) openFinding(context, finding);
}

function openFinding({ map }: CommandContext, finding: string): void {
  if (finding === "choke-points" || finding === "what-if") return map.openPanel({ name: finding });
  const [direction, node] = finding.split(":", 2);
  if (node !== undefined && (direction === "reaches" || direction === "reached-by"))
    return map.openPanel({ name: "compromise", node, direction });
  if (findControl(finding)) map.lookAt({ gate: finding });
  map.openPanel({ name: "bypasses" });
}
