"use client";
import dynamic from "next/dynamic";
import { shownPart } from "@/lib/client/parts/shown-part";

/** Both load only in an empty workspace: a list with pipelines does not need them. */
export const StartButtonLater = dynamic(
  shownPart(() => import("./start-buttons").then((module) => module.StartButton)),
);
export const ImportButtonLater = dynamic(
  shownPart(() => import("./start-buttons").then((module) => module.ImportButton)),
);
