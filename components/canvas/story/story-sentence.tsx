"use client";
import { useDeferredValue } from "react";
import { useEditor, useIsReadOnly, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { useLivePosture } from "@/lib/client/posture/posture-context";
import { gatesThrough } from "@/lib/domain/posture/findings/way-through";
import { type MapStory, mapStory } from "@/lib/domain/story/map-story";
import { useMapState } from "../state/map-context";
import { StoryLine } from "./story-line";

/** What matters most on the map now, with one way on from there. */
export function StorySentence({ known }: { readonly known: MapStory | undefined }) {
  // The map itself first.
  const pipeline = useDeferredValue(useEditor((state) => state.visible));
  const counts = usePipelineCounts();
  const gates = useLivePosture(({ posture }) => posture?.gates);
  const proof = useMapState((state) => state.proof);
  const selection = useMapState((state) => state.selection);
  const isAdding = useMapState((state) => state.panel?.name === "palette");
  const looked = useMapState((state) => (state.panel?.name === "bypasses" ? state.looked : undefined));
  const isReadOnly = useIsReadOnly();
  return (
    <StoryLine
      story={mapStory({
        pipeline,
        counts,
        gates: gates && gatesThrough(pipeline, gates, proof, looked?.gate, looked?.cause),
        proof,
        selection,
        isAdding,
        isReadOnly,
        shownGate: looked?.gate,
        known,
      })}
    />
  );
}
