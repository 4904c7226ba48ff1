"use client";
import { useEffect } from "react";
import { chooseLens } from "./panels/lens/choose-lens";
import { useCommandContext, useMapStore } from "./state/map-context";
import type { MapState } from "./state/map-store";

/** Keeps what is selected and how it is looked at in the address, so that the address leads back here, for others too. */
export function KeepAddress() {
  const store = useMapStore();
  const context = useCommandContext();
  useEffect(() => {
    const lens = new URL(location.href).searchParams.get("lens");
    if (lens !== null) void chooseLens(context, lens);
    return store.subscribe(write);
  }, [store, context]);
  return null;
}

function write({ selection: { nodes, edges }, control, lens, framework }: MapState): void {
  const url = new URL(location.href);
  const [node] = nodes.size === 1 && edges.size === 0 ? nodes : [];
  set(url, "node", node);
  set(url, "control", node === undefined ? undefined : control);
  set(url, "lens", lens === "status" ? undefined : (framework ?? lens));
  if (url.href !== location.href) history.replaceState(history.state, "", url);
}

function set(url: URL, name: string, value: string | undefined): void {
  if (value === undefined) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
}
