"use client";
import dynamic from "next/dynamic";
import { useDeferredValue, useEffect } from "react";
import type { Selection } from "@/components/canvas/map-elements";
import { PartMissing } from "@/components/shell/part-missing";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { PipelineNode, Stage } from "@/lib/domain/pipeline/document";
import { PipelineInspector } from "./pipeline-inspector";

const loadSelected = shownPart(() =>
  import("./selected-inspector").then((module) => module.SelectedInspector),
);
const SelectedInspector = dynamic(loadSelected, { loading: PartMissing });

export interface InspectorProps {
  readonly selection: Selection;
  readonly control: string | undefined;
  readonly onOpenControl: (control: string | undefined) => void;
  readonly onSelectNode: (id: string) => void;
  readonly onSelectEdge: (id: string) => void;
  readonly onConnect: (source: string, target: string) => void;
  readonly onMoveTo: (node: PipelineNode, stage: Stage) => void;
  readonly onRemove: () => void;
  /** Where it can be asked what a node would reach if it were hostile. */
  readonly onAssumeOwned?: (node: string) => void;
}

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
