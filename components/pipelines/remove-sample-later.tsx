"use client";
import dynamic from "next/dynamic";
import { shownPart } from "@/lib/client/parts/shown-part";

/** The same as `RemoveSample`, fetched where there is a sample: every other map does without it. */
export const RemoveSampleLater = dynamic(
  shownPart(() => import("./remove-sample").then((module) => module.RemoveSample)),
);
