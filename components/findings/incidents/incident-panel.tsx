import { clsx } from "clsx";
import type { ReactNode } from "react";
import { ResultMark } from "@/components/marks/result";
import { OutsideLink } from "@/components/ui/outside-link";
import { uncapitalise } from "@/lib/domain/capitalise";
import { knownWords } from "@/lib/domain/posture/words/entry-words";
import { formatDay, stageNames } from "@/lib/domain/words/english";
import { type DetailsDriver, DetailsPanel } from "../details-panel";
import { incidentLooks } from "./incident-look";
import { IncidentControls } from "./incident-controls";
import type { IncidentRow } from "./incident-row";

interface IncidentPanelProps {
  readonly row: IncidentRow;
  readonly pipelineId: string;
  /** The path, or the nodes to ask about, on the map; absent if nothing there is about it. */
  readonly mapHref: string | undefined;
  readonly place: { readonly number: number; readonly total: number };
  readonly driver: DetailsDriver;
}

/** Details of the selected incident: its effect here, its story, and the controls that would have blocked it. */
export function IncidentPanel(props: IncidentPanelProps) {
  const { row, pipelineId, mapHref, place, driver } = props;
  return (
    <DetailsPanel
      what="incident"
      place={place}
      map={mapHref === undefined ? undefined : { href: mapHref, text: "Show on the map" }}
      driver={driver}
    >
      <div
        tabIndex={0}
        role="region"
        aria-label={row.title}
        key={row.id}
        className="flex flex-1 flex-col gap-4 overflow-y-auto overscroll-contain px-4.5 py-4 -outline-offset-2"
      >
        <div>
          <h2 className="text-lead leading-snug break-words max-md:text-title">{row.title}</h2>
          <p className="mt-1 text-soft">
            <time dateTime={row.date}>{formatDay(row.date)}</time>, {stageNames[row.stage].toLowerCase()}{" "}
            stage
          </p>
        </div>
        <Here row={row} />
        <Part title="Summary">
          <p>{row.story}</p>
          <p className="text-tiny text-soft">{sureness[row.confidence]}</p>
        </Part>
        <Part title="Controls that would have blocked it">
          <IncidentControls controls={row.stoppedBy} pipelineId={pipelineId} />
        </Part>
        <Part title="Controls that did not help">
          <IncidentControls controls={row.didNotHelp} />
        </Part>
        <Part title="Sources">
          <ul className="flex flex-col gap-1">
            {row.sources.map(({ title, url, kind, read }) => (
              <li key={url}>
                <OutsideLink href={url}>{title}</OutsideLink>{" "}
                <span className="text-tiny text-soft">
                  {kind === "primary" ? "primary source" : "secondary source"}
                  {read ? "" : ", not read"}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      </div>
    </DetailsPanel>
  );
}

const sureness: { readonly [C in IncidentRow["confidence"]]: string } = {
  high: "The attack path is well known.",
  medium: "The attack path is known in part.",
  low: "The attack path is not known for sure.",
};

/** The incident's result on this map. */
function Here({ row }: { readonly row: IncidentRow }) {
  const others = row.places.slice(1, mostPlaces + 1);
  return (
    <section
      aria-label="On this map"
      className={clsx(
        "flex flex-col gap-2 rounded-control border px-3 py-2",
        row.result === "reached" ? "border-missing/35 bg-danger-soft" : "border-line bg-bg",
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <ResultMark look={incidentLooks[row.result]} />
        {row.result === "reached" && !row.said && (
          <span>{`${knownWords.assumed.word}: ${uncapitalise(knownWords.assumed.means)}`}</span>
        )}
      </p>
      {row.steps.length === 0 && <p className="break-words">{row.line}</p>}
      {row.steps.length > 0 && (
        <ol aria-label="Attack path, step by step" className="flex flex-col gap-1">
          {row.steps.map((text, index) => (
            <li key={index} className="grid grid-cols-[1.25rem_minmax(0,1fr)] gap-x-2">
              <span
                aria-hidden
                className="mt-px grid size-4.5 place-items-center rounded-full bg-missing text-tiny font-bold text-panel tabular-nums"
              >
                {index + 1}
              </span>
              <span className="break-words">{text}</span>
            </li>
          ))}
        </ol>
      )}
      {row.stops.length > 1 && (
        <ul aria-label="Blocked by" className="list-disc pl-4">
          {row.stops.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <div className="text-tiny text-soft">
          <p>
            {row.places.length} places where it could have begun; besides this one
            {row.places.length > mostPlaces + 1 ? `, the first ${mostPlaces}` : ""}:
          </p>
          <ul>
            {others.map(({ name, entry, result }, index) => (
              <li key={index}>
                {name} ({entry.toLowerCase()}, {incidentLooks[result].word.toLowerCase()})
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const mostPlaces = 6;

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className="flex flex-col gap-1.5">
      <h3 className="font-bold">{title}</h3>
      {children}
    </section>
  );
}
