"use client";
import { useEffect, useMemo, useRef } from "react";
import { openGatesOf } from "@/components/findings/what-if/before-after";
import { Figures } from "@/components/findings/what-if/figures";
import { SupposedList } from "@/components/findings/what-if/supposed-list";
import { Proposals, SwitchSearch } from "@/components/findings/what-if/what-to-suppose";
import { WhatToDraw } from "@/components/findings/what-if/what-to-draw";
import { useWhatIf, type WhatIfAnswer, isAttack, useTitles } from "@/components/findings/what-if/use-what-if";
import type { Scene } from "@/components/findings/scene";
import { Notice } from "@/components/ui/notice";
import { useEditor, useEditorHandle } from "@/lib/client/editor/editor-context";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import {
  assume,
  type Assumed,
  assumedKey,
  isClaimTarget,
  keepPlaced,
  subjectOf,
  withAdded,
} from "@/lib/domain/posture/what-if/assumed";
import { assumedTitle } from "@/lib/domain/posture/words/assumed-words";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { whatIfSentences } from "@/lib/domain/posture/words/what-if-sentences";
import { type FindingHighlight, useFindingHighlight } from "../../highlight/use-finding-highlight";
import { useMapActions, useMapState } from "../../state/map-context";
import { keepSupposedInAddress } from "./finding-address";
import { type Findings, FindingsPanel } from "./findings-panel";
import { SupposedDrawing, supposedLines } from "./supposed-drawing";
import { counted } from "@/lib/domain/words/english";

export function WhatIfPanel() {
  return (
    <FindingsPanel name="what-if" title="What if" Strip={Strip}>
      {(findings) => <WhatIf {...findings} />}
    </FindingsPanel>
  );
}

/** The assumptions; their effect is in the details. */
function Strip({ scene: { pipeline } }: Findings) {
  const supposed = useMapState((state) => state.supposed);
  const added = useMemo(() => withAdded(pipeline, supposed), [pipeline, supposed]);
  const count = supposed.length;
  return (
    <>
      <p className="truncate font-bold">
        What if: {count === 0 ? "no changes" : `${counted(count, "change")} assumed`}
      </p>
      <p className="truncate text-soft">
        {count === 0
          ? "Choose a change in the details."
          : supposed
              .map((one) =>
                isClaimTarget(one)
                  ? `${controlTitle(one.control, added)}, ${nodeName(added, one.node)}`
                  : assumedTitle(added, one),
              )
              .join("; ")}
      </p>
    </>
  );
}

function WhatIf({ posture, scene }: Findings) {
  const { pipeline, proof } = scene;
  const map = useMapActions();
  const supposed = useMapState((state) => state.supposed);
  const selected = useMapState(({ selection }) =>
    selection.nodes.size === 1 ? [...selection.nodes][0] : undefined,
  );
  const selectedEdge = useMapState(({ selection }) =>
    selection.edges.size === 1 ? [...selection.edges][0] : undefined,
  );
  const list = useRef<HTMLElement>(null);
  useKeptPlaces(supposed);
  const { answer, hasFailed } = useWhatIf(posture, pipeline, supposed);
  const ofTechnique = useTitles(isAttack);
  const sentences = answer
    ? whatIfSentences(answer.pipeline, answer.comparison, proof, {
        ofControl: (control) => controlTitle(control, pipeline),
        ofTechnique,
      })
    : [];
  useSupposedOnMap(scene, answer, sentences);
  const added = useMemo(() => withAdded(pipeline, supposed), [pipeline, supposed]);
  useEffect(() => keepSupposedInAddress(assumedKey(supposed)), [supposed]);
  const change = (next: readonly Assumed[]) => {
    map.suppose(next);
    if (next.length === 0) map.announce("No changes assumed: back to the current map.");
    // The pressed button may disappear with the next answer: the focus continues from the list.
    if (next.length !== supposed.length) list.current?.focus({ preventScroll: true });
  };
  const onSuppose = (more: readonly Assumed[]) => change(assume(supposed, more));
  return (
    <>
      <SupposedList ref={list} scene={scene} supposed={supposed} pipeline={added} onChange={change} />
      {answer && (
        <section
          aria-label="Effect of the changes"
          aria-busy={answer.supposed !== supposed || answer.asked !== posture}
          className="flex flex-col gap-1"
        >
          {supposed.length === 0 ? (
            <p>No changes assumed. Choose one.</p>
          ) : (
            <ul className="flex flex-col gap-1">
              {sentences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          )}
        </section>
      )}
      {hasFailed && (
        <Notice tone="error">The analysis failed. These results are from before the last change.</Notice>
      )}
      <SwitchSearch scene={scene} selected={selected} onSuppose={onSuppose} />
      <WhatToDraw pipeline={added} selected={selectedEdge} onSuppose={onSuppose} />
      {answer && <Proposals scene={scene} answer={answer} onSuppose={onSuppose} />}
      {answer && <Figures scene={scene} answer={answer} />}
      {answer && supposed.length > 0 && <SupposedDrawing before={pipeline} after={answer.pipeline} />}
    </>
  );
}

/** Drops assumptions about deleted nodes and connections, and about nodes that can't carry the control now, and reports it. */
function useKeptPlaces(supposed: readonly Assumed[]): void {
  const pipeline = useEditor((state) => state.visible);
  const { editor, controlsOf } = useEditorHandle();
  const map = useMapActions();
  const names = useRef(new Map<string, string>());
  useEffect(() => {
    const { kept, lost } = keepPlaced(pipeline, supposed, (node, control) =>
      controlsOf(pipeline, node).some(({ id }) => id === control),
    );
    const of = withAdded(pipeline, supposed);
    const nameOf = (one: Assumed) => (isClaimTarget(one) ? nodeName(of, one.node) : assumedTitle(of, one));
    for (const one of kept) names.current.set(subjectOf(one), nameOf(one));
    if (lost.length === 0) return;
    map.suppose(kept);
    const where = [...new Set(lost.map((one) => names.current.get(subjectOf(one)) ?? nameOf(one)))].join(
      ", ",
    );
    const isClaims = lost.every(isClaimTarget);
    const what = isClaims
      ? counted(lost.length, "assumed status", "assumed statuses")
      : counted(lost.length, "assumed change");
    const why = isClaims
      ? "The node was deleted, or cannot carry the control."
      : "It refers to a deleted element.";
    editor.say(`Dropped ${what}: ${where}. ${why}`);
  }, [pipeline, controlsOf, supposed, editor, map]);
}

/** Marks the nodes of the assumptions, removed connections, and the targets with another number of open gates; announces the effect. */
function useSupposedOnMap(
  { pipeline, proof }: Scene,
  answer: WhatIfAnswer | undefined,
  sentences: readonly string[],
): void {
  const marked = useMemo((): FindingHighlight | undefined => {
    if (!answer || answer.supposed.length === 0) return undefined;
    const { removed, added, nodes, ends } = supposedLines(pipeline, answer.pipeline);
    const counts = new Map<string, number>(ends.map((node) => [node, 0]));
    for (const { node } of answer.supposed.filter(isClaimTarget))
      counts.set(node, (counts.get(node) ?? 0) + 1);
    const [before, after] = [openGatesOf(answer.before.gates, proof), openGatesOf(answer.after.gates, proof)];
    const changed = answer.after.graph.targets.flatMap((target) => {
      const [was, is] = [before.get(target)?.size ?? 0, after.get(target)?.size ?? 0];
      const text = `Open gates: ${was} → ${is}`;
      return was === is ? [] : [[target, { look: is < was ? "guarded" : "exposed", text }] as const];
    });
    return {
      steps: [],
      edges: [],
      removed,
      ghosts: { nodes, edges: added },
      badges: [
        ...[...counts].map(
          ([node, count]) =>
            [node, { look: "supposed", text: count === 0 ? "Would change" : `${count} assumed` }] as const,
        ),
        ...changed,
      ],
    };
  }, [pipeline, answer, proof]);
  const key = `${proof} ${answer?.supposed.map((one) => JSON.stringify(one)).join(" ")} ${sentences.join(" ")}`;
  useFindingHighlight(pipeline, marked, key, `What if: ${sentences.join(" ")}`);
}
