"use client";
import { type ReactNode, useRef, useState } from "react";
import { SettleIt } from "@/components/editor/settle-it";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { useEditor, useEditorHandle } from "@/lib/client/editor/editor-context";
import { usePostureHandle } from "@/lib/client/posture/posture-context";
import { today } from "@/lib/client/today";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Proof } from "@/lib/domain/posture/posture";
import type { ChangeToMake } from "@/lib/domain/posture/ways-in/way-in";
import { isSameToAnalysis } from "@/lib/domain/posture/same-to-analysis";
import { supposedFor } from "@/lib/domain/posture/what-if/supposed-change";
import { changeTitle } from "@/lib/domain/posture/words/change-words";
import { keyOfPlace, type WayInRow } from "./way-in-row";

interface WhatWouldChangeProps {
  readonly row: Pick<WayInRow, "state" | "placeKeys" | "changes" | "question" | "path">;
  readonly proof: Proof;
  readonly mapPath?: string | undefined;
  /** Buttons to make the change, or to try it. */
  readonly renderButtons: (change: ChangeToMake, title: string) => ReactNode;
}

type Found =
  | { readonly change: ChangeToMake; readonly title: string }
  | "asking"
  | "none"
  | "failed"
  | "changed";

/** The remedy for an unprotected row: the first change that the analysis confirms, else the open question, else the path to redraw. */
export function WhatWouldChange({ row, proof, mapPath, renderButtons }: WhatWouldChangeProps) {
  const { question, state } = row;
  const { found, ask } = useChange(row, proof);
  if (state !== "unguarded") return question ? <SettleIt question={question} mapPath={mapPath} /> : null;
  return (
    <>
      <Disclosure summary={<b className="font-medium">What would change this?</b>} onOpen={ask}>
        <div role="status" className="flex flex-col gap-2">
          {found === "asking" && <p>Calculating…</p>}
          {found === "changed" && (
            <Button className="self-start" onClick={ask}>
              The map changed. Calculate again
            </Button>
          )}
          {found === "failed" && <p>The analysis failed. Close this and open it again.</p>}
          {found === "none" && (
            <p>
              {question
                ? "No known change protects it. Answer the question below, or redraw"
                : "No known change protects it. Redraw"}{" "}
              the path: {row.path}.
            </p>
          )}
          {typeof found === "object" && (
            <>
              <p>{found.title}. This protects the entry point.</p>
              {renderButtons(found.change, found.title)}
            </>
          )}
        </div>
      </Disclosure>
      {question && <SettleIt question={question} mapPath={mapPath} />}
    </>
  );
}

/** Tries one change after the other, once requested. */
function useChange({ placeKeys, changes }: WhatWouldChangeProps["row"], proof: Proof) {
  const live = usePostureHandle();
  const { editor } = useEditorHandle();
  const shown = useEditor(({ visible }) => visible);
  const [answer, setAnswer] = useState<{ readonly of: Pipeline; readonly found: Found }>();
  const asked = useRef(0);
  const ask = async () => {
    asked.current += 1;
    const turn = asked.current;
    const { visible } = editor.getState();
    live.start();
    setAnswer({ of: visible, found: "asking" });
    const found = await firstThatProtects(visible);
    if (turn === asked.current) setAnswer({ of: visible, found });
  };
  const firstThatProtects = async (visible: Pipeline): Promise<Found> => {
    for (const change of changes) {
      const whatIf = await live.whatIf(supposedFor(visible, change, today()));
      if (!whatIf) return "failed";
      const isStillOpen = whatIf.after.waysIn[proof].some(
        ({ state, places }) =>
          state === "unguarded" && places.some((place) => placeKeys.includes(keyOfPlace(place))),
      );
      if (!isStillOpen) return { change, title: changeTitle(visible, change) };
    }
    return "none";
  };
  const isOld = answer !== undefined && !isSameToAnalysis(answer.of, shown);
  return { found: isOld ? "changed" : answer?.found, ask: () => void ask() };
}
