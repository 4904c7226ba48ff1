"use client";
import { type ComponentProps, useSyncExternalStore } from "react";
import { PipelineMap } from "./pipeline-map";

const never = () => () => undefined;

/** The map, once the page is alive: how large it is drawn only the browser knows. The server draws a picture in its place. */
export function LiveMap(props: ComponentProps<typeof PipelineMap>) {
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isInBrowser ? <PipelineMap {...props} /> : null;
}
