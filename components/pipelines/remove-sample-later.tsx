"use client";
import dynamic from "next/dynamic";
import type { ComponentProps } from "react";
import { leave } from "@/lib/client/live/presence-store";
import { shownPart } from "@/lib/client/parts/shown-part";

const RemoveSample = dynamic(
  shownPart(() => import("./remove-sample").then((module) => module.RemoveSample)),
);

/** The same on the sample's map. Loaded only there, since no other map needs it. */
export function RemoveSampleLater(props: Omit<ComponentProps<typeof RemoveSample>, "onLeaving">) {
  return <RemoveSample {...props} onLeaving={leave} />;
}
