"use client";
import dynamic from "next/dynamic";
import { useDeferredValue, useEffect } from "react";
import { PartMissing } from "@/components/marks/part-missing";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { InspectorProps } from "./selected-inspector";
import { clsx } from "clsx";
import { X } from "lucide-react";

const loadSelected = shownPart(() =>
  import("./selected-inspector").then((module) => module.SelectedInspector),
);
const SelectedInspector = dynamic(loadSelected, { loading: PartMissing });

/** Of what is selected, nothing where nothing is. Fetched once somebody is at work. */
export function Inspector(props: InspectorProps) {
  useEffect(() => onFirstInput(() => void loadSelected()), []);
  // What was just added or selected is seen on the map first.
  const selection = useDeferredValue(props.selection);
  return selection.nodes.size + selection.edges.size === 0 ? null : (
    <SelectedInspector {...props} selection={selection} />
  );
}

interface CloseInspectorProps {
  readonly onClose: () => void;
  readonly className?: string;
}

/** Stays at the upper right while the inspector scrolls, and takes no room from it: a title beside it must leave some. */
export function CloseInspector({ onClose, className }: CloseInspectorProps) {
  return (
    <div className={clsx("sticky top-0 z-10 h-0", className)}>
      <button
        type="button"
        aria-label="Close the inspector"
        title="Close"
        onClick={onClose}
        className="absolute -top-2 -right-2 rounded-control bg-panel p-2 text-soft hover:bg-bg max-md:p-3.5"
      >
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}
