import { useEffect, useRef } from "react";
import { useEditor, useEditorHandle } from "@/lib/client/editor/editor-context";
import { plural } from "@/lib/domain/words/plural";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { supposeOnly } from "../review-store";
import { keepPlaced } from "./find-switches";
import type { ClaimTarget } from "./supposed-claims";

/** Drops what is supposed of a node that somebody deleted, or that cannot carry the control any more, and says so. */
export function useKeptPlaces(supposed: readonly ClaimTarget[]): void {
  const pipeline = useEditor((state) => state.visible);
  const { editor, controlsOf } = useEditorHandle();
  const names = useRef(new Map<string, string>());
  useEffect(() => {
    const { kept, lost } = keepPlaced(pipeline, controlsOf, supposed);
    for (const { node } of kept) names.current.set(node, nodeName(pipeline, node));
    if (lost.length === 0) return;
    supposeOnly(kept);
    const where = [
      ...new Set(lost.map(({ node }) => names.current.get(node) ?? nodeName(pipeline, node))),
    ].join(", ");
    const what = plural(lost.length, "One supposed claim is", `${lost.length} supposed claims are`);
    editor.say(`${what} dropped: ${where} is gone from the map, or can no longer carry it.`);
  }, [pipeline, controlsOf, supposed, editor]);
}
