"use client";
import { useDeferredValue, useEffect, useMemo } from "react";
import { usePainted, useIsReadOnly, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { useLivePosture } from "@/lib/client/posture/posture-context";
import { gatesThrough } from "@/lib/domain/posture/findings/way-through";
import { type MapStory, mapStory } from "@/lib/domain/story/map-story";
import { useMapState } from "../state/map-context";

interface StoryTellerProps {
  readonly known: MapStory | undefined;
  readonly onStory: (story: MapStory) => void;
}

/** Calculates the headline for the current map, and draws nothing: a line keeps its element while it is pressed. */
export function StoryTeller({ known, onStory }: StoryTellerProps) {
  // The map itself comes first.
  const pipeline = useDeferredValue(usePainted((state) => state.visible));
  const counts = useDeferredValue(usePipelineCounts());
  const gates = useLivePosture(({ posture }) => posture?.gates);
  const waysIn = useLivePosture(({ posture }) => posture?.waysIn);
  const proof = useMapState((state) => state.proof);
  const selection = useDeferredValue(useMapState((state) => state.selection));
  const isAdding = useMapState((state) => state.panel?.name === "palette");
  const gate = useMapState(({ panel, looked }) => (panel?.name === "bypasses" ? looked.gate : undefined));
  const cause = useMapState(({ panel, looked }) => (panel?.name === "bypasses" ? looked.cause : undefined));
  const place = useMapState(({ panel, looked }) => (panel?.name === "ways-in" ? looked.wayIn : undefined));
  const isReadOnly = useIsReadOnly();
  const story = useMemo(
    () =>
      mapStory({
        pipeline,
        counts,
        gates: gates && gatesThrough(pipeline, gates, proof, gate, cause),
        waysIn: waysIn?.[proof],
        proof,
        selection,
        isAdding,
        isReadOnly,
        shownGate: gate,
        shownPlace: place,
        known,
      }),
    [pipeline, counts, gates, waysIn, proof, gate, cause, place, selection, isAdding, isReadOnly, known],
  );
  useEffect(() => onStory(story), [onStory, story]);
  return null;
}
