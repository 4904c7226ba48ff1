"use client";
import { useEffect } from "react";
import { keepInAddress } from "@/lib/client/address";
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
  const [node] = nodes.size === 1 && edges.size === 0 ? nodes : [];
  keepInAddress({
    node,
    control: node === undefined ? undefined : control,
    lens: lens === "status" ? undefined : (framework ?? lens),
  });
}
