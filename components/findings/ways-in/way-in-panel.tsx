"use client";
import Link from "next/link";
import { uncapitalise } from "@/lib/domain/capitalise";
import { knownWords } from "@/lib/domain/posture/words/entry-words";
import type { Proof } from "@/lib/domain/posture/posture";
import { unsaidOf } from "@/lib/domain/posture/words/ways-in-sentence";
import { type DetailsDriver, DetailsPanel } from "../details-panel";
import { MakeChangeButton } from "../changes/make-change-button";
import { TryOnMap } from "../changes/try-on-map";
import { EntryList } from "./entry-list";
import { WhatWouldChange } from "./what-would-change";
import { SettleAll } from "@/components/editor/settle-it";
import type { WayInRow } from "./way-in-row";
import { WayStateMark } from "./way-state-mark";
import { wayOnMapHref } from "./ways-in-query";

interface WayInPanelProps {
  readonly row: WayInRow;
  /** Its number among the shown rows; 0 if its heading is folded. */
  readonly place: { readonly number: number; readonly total: number };
  readonly mapPath: string;
  readonly proof: Proof;
  readonly today: string;
  readonly driver: DetailsDriver;
}

/** Details of the selected entry point: its techniques and path, its blocks, and the controls that close it. */
export function WayInPanel(props: WayInPanelProps) {
  const { row, place, mapPath, proof, today, driver } = props;
  const { key, title, state, isSaid, sentence, unanswered, entries, places, count, steps, stops } = row;
  return (
    <DetailsPanel
      what="entry point"
      place={place}
      map={{ href: wayOnMapHref(mapPath, key), text: "On the map" }}
      driver={driver}
    >
      <div className="flex flex-1 flex-col gap-3.5 overflow-y-auto overscroll-contain px-4.5 py-4 max-md:[&_select]:min-h-11 max-md:[&_summary]:min-h-11">
        <div>
          <h2 className="text-lead leading-snug break-words max-md:text-title">{title}</h2>
          <p className="mt-1 flex flex-wrap items-center gap-x-2">
            <WayStateMark state={state} />
            <span className="text-soft">
              {isSaid
                ? `${knownWords.said.word}: ${uncapitalise(knownWords.said.means)}`
                : `${knownWords.assumed.word}: ${unsaidOf(proof)}.`}
            </span>
          </p>
        </div>
        <p>{sentence}</p>
        <WhatWouldChange
          key={key}
          row={row}
          proof={proof}
          mapPath={mapPath}
          renderButtons={(change, what) => (
            <div className="flex flex-wrap items-center gap-2">
              <MakeChangeButton change={change} title={what} today={today} />
              <TryOnMap mapPath={mapPath} change={change} title={what} />
            </div>
          )}
        />
        <SettleAll title="This path rests on assumptions" questions={unanswered} />
        {places.length > 0 && (
          <section aria-label="Places">
            <h3 className="text-tiny font-medium text-soft">The same at {count} places</h3>
            <ul className="list-disc pl-5">
              {places.map((one) => (
                <li key={one} className="break-words">
                  {one}
                </li>
              ))}
              {count > places.length && <li className="text-soft">and {count - places.length} more</li>}
            </ul>
          </section>
        )}
        {steps.length > 0 && (
          <section aria-label="Attack path, step by step" className="flex flex-col gap-1">
            <h3 className="text-tiny font-medium text-soft">Shortest attack path</h3>
            <ol className="flex list-decimal flex-col gap-0.5 pl-5 marker:font-bold marker:tabular-nums">
              {steps.map((one, index) => (
                // A connection may appear twice, and steps never move.
                <li key={index} className="break-words">
                  {one}
                </li>
              ))}
            </ol>
            <Link
              href={wayOnMapHref(mapPath, key)}
              prefetch={false}
              className="inline-flex min-h-8 items-center self-start text-blue underline max-md:min-h-11"
            >
              Show this path on the map
            </Link>
          </section>
        )}
        {stops.length > 0 && (
          <section aria-label="Blocked by">
            <h3 className="text-tiny font-medium text-soft">Blocked by</h3>
            <ul className="flex flex-col gap-0.5">
              {stops.map((one) => (
                <li key={one} className="break-words">
                  {one}
                </li>
              ))}
            </ul>
          </section>
        )}
        <EntryList entries={entries} mapPath={mapPath} today={today} />
      </div>
    </DetailsPanel>
  );
}
