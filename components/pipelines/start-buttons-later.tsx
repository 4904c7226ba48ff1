"use client";
import dynamic from "next/dynamic";
import { shownPart } from "@/lib/client/parts/shown-part";

/** Both are fetched where a workspace is empty: a list with pipelines does without them. */
export const StartButtonLater = dynamic(
  shownPart(() => import("./start-buttons").then((module) => module.StartButton)),
);
export const ImportButtonLater = dynamic(
  shownPart(() => import("./start-buttons").then((module) => module.ImportButton)),
);
