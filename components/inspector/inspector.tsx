"use client";
import dynamic from "next/dynamic";
import { useDeferredValue, useEffect } from "react";
import { BesideClose } from "./beside-close";
import { PartMissing } from "@/components/marks/part-missing";
import { onFirstInput } from "@/lib/client/parts/on-first-input";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { InspectorProps } from "./selected-inspector";
import { X } from "lucide-react";

const loadSelected = shownPart(() =>
  import("./selected-inspector").then((module) => module.SelectedInspector),
);
const SelectedInspector = dynamic(loadSelected, {
  loading: () => (
    <BesideClose>
      <PartMissing />
    </BesideClose>
  ),
});

/** For the selection; nothing without one. Fetched at the first input. */
export function Inspector(props: InspectorProps) {
  useEffect(() => onFirstInput(() => void loadSelected()), []);
  // A new or selected element shows on the map first.
  const selection = useDeferredValue(props.selection);
  return selection.nodes.size + selection.edges.size === 0 ? null : (
    <SelectedInspector {...props} selection={selection} />
  );
}

interface CloseInspectorProps {
  readonly onClose: () => void;
}

/**
 * Stays at the upper right while the inspector scrolls, and takes no room from it. The content scrolls under a strip as high
 * as the button; only a title, or a word in its place, is above the strip, and must leave room for the button beside it.
 */
export function CloseInspector({ onClose }: CloseInspectorProps) {
  return (
    <div className="contents">
      <div aria-hidden className="sticky -top-4 z-10 -mx-3.5 -mt-4 -mb-6 h-10 bg-panel" />
      <div className="sticky top-0 z-30 h-0">
        <button
          type="button"
          aria-label="Close the inspector"
          title="Close"
          onClick={onClose}
          className="absolute -top-2 -right-2 rounded-control bg-panel p-2 text-soft hover:bg-bg max-md:-top-4 max-md:p-3.5"
        >
          <X aria-hidden size={16} />
        </button>
      </div>
    </div>
  );
}
