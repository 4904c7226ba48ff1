"use client";
import { useEffect, useRef } from "react";
import { Notice } from "@/components/ui/notice";
import { whatIfSentences } from "@/lib/domain/posture/words/what-if-sentences";
import { useMapActions } from "../../state/map-context";
import { controlsById } from "../controls-by-id";
import { keepFindingInAddress } from "../review-address";
import { type Findings, ReviewPanel } from "../review-panel";
import { supposeOnly, useReview } from "../review-store";
import { Figures } from "./figures";
import { Proposals } from "./proposals";
import { type ClaimTarget, suppose } from "./supposed-claims";
import { SupposedList } from "./supposed-list";
import { SwitchSearch } from "./switch-search";
import { useKeptPlaces } from "./use-kept-places";
import { useSupposedOnMap } from "./use-supposed-on-map";
import { isAttack, useTitles } from "./use-titles";
import { useWhatIf } from "./use-what-if";

const ofControl = (id: string) => controlsById.get(id)?.title ?? id;

/** Claims switched without saving, with what that would change. */
export function WhatIfPanel() {
  return (
    <ReviewPanel name="what-if" title="What if">
      {(findings) => <WhatIf {...findings} />}
    </ReviewPanel>
  );
}

function WhatIf({ posture, pipeline }: Findings) {
  const map = useMapActions();
  const proof = useReview((state) => state.proof);
  const supposed = useReview((state) => state.supposed);
  const list = useRef<HTMLElement>(null);
  useKeptPlaces(supposed);
  const { answer, hasFailed } = useWhatIf({ posture, pipeline }, supposed);
  const ofTechnique = useTitles(isAttack);
  const sentences = answer
    ? whatIfSentences(pipeline, answer.comparison, proof, { ofControl, ofTechnique })
    : [];
  useSupposedOnMap(pipeline, answer, proof, sentences);
  useEffect(() => keepFindingInAddress("what-if"), []);
  const change = (next: readonly ClaimTarget[]) => {
    supposeOnly(next);
    if (next.length === 0) map.announce("Nothing is supposed any more, so nothing changes.");
    // What was pressed may be gone with the next answer: the focus goes on from the list.
    if (next.length !== supposed.length) list.current?.focus({ preventScroll: true });
  };
  const onSuppose = (targets: readonly ClaimTarget[]) => change(suppose(supposed, targets));
  return (
    <>
      <SupposedList ref={list} pipeline={pipeline} supposed={supposed} onChange={change} />
      {answer && (
        <section
          aria-label="What would change"
          aria-busy={answer.supposed !== supposed || answer.asked !== posture}
          className="flex flex-col gap-1"
        >
          {supposed.length === 0 ? (
            <p>Nothing is supposed, so nothing changes. Pick what to switch.</p>
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
        <Notice tone="error">
          What would change could not be worked out. What stands here is from before.
        </Notice>
      )}
      <SwitchSearch pipeline={pipeline} proof={proof} onSuppose={onSuppose} />
      {answer && <Proposals answer={answer} pipeline={pipeline} proof={proof} onSuppose={onSuppose} />}
      {answer && <Figures answer={answer} pipeline={pipeline} proof={proof} />}
    </>
  );
}
