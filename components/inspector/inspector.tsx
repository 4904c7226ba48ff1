"use client";
import dynamic from "next/dynamic";
import { useDeferredValue, useEffect } from "react";
import { PartMissing } from "@/components/editor/part-missing";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import { shownPart } from "@/lib/client/parts/shown-part";
import { PipelineInspector } from "./pipeline-inspector";
import type { InspectorProps } from "./selected-inspector";

const loadSelected = shownPart(() =>
  import("./selected-inspector").then((module) => module.SelectedInspector),
);
const SelectedInspector = dynamic(loadSelected, { loading: PartMissing });

/** Of what is selected, or of the pipeline as a whole. The former is fetched once somebody is at work. */
export function Inspector(props: InspectorProps) {
  useEffect(() => onFirstInput(() => void loadSelected()), []);
  // What was just added or selected is seen on the map first.
  const selection = useDeferredValue(props.selection);
  return selection.nodes.size + selection.edges.size === 0 ? (
    <PipelineInspector />
  ) : (
    <SelectedInspector {...props} selection={selection} />
  );
}
