"use client";
import { type ComponentProps, useEffect, useState } from "react";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { PipelineMap } from "./pipeline-map";

const loadMap = shownPart(() => import("./pipeline-map").then((module) => module.PipelineMap));
// Every visitor of this page needs it: it is fetched while the rest comes alive.
if (typeof window !== "undefined") void loadMap();

/** The map, once its part of the program is here. Not by way of Suspense, which keeps what is ready back for a moment. */
export function LiveMap(props: ComponentProps<typeof PipelineMap>) {
  const [Loaded, setLoaded] = useState<typeof PipelineMap>();
  useEffect(() => {
    let isWanted = true;
    void loadMap().then((loaded) => isWanted && setLoaded(() => loaded));
    return () => {
      isWanted = false;
    };
  }, []);
  return Loaded ? <Loaded {...props} /> : null;
}
