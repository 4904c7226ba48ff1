"use client";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useEffect, useMemo } from "react";
import { IncidentControls } from "@/components/findings/incidents/incident-controls";
import { incidentLooks } from "@/components/findings/incidents/incident-look";
import { incidentRows } from "@/components/findings/incidents/incident-row";
import { ResultMark } from "@/components/marks/result";
import { Notice } from "@/components/ui/notice";
import type { Incident } from "@/lib/domain/catalogue/incident";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { firstSentence } from "@/lib/domain/words/first-sentence";
import { knownWords } from "@/lib/domain/posture/words/entry-words";
import { formatDay } from "@/lib/domain/words/english";
import { useIncidentOnMap } from "../../highlight/use-incident-on-map";
import { useHighlight, useHighlightStore, useMapActions, useMapState } from "../../state/map-context";
import { keepIncidentInAddress } from "./finding-address";
import { type Findings, FindingsPanel } from "./findings-panel";
import { WaySteps } from "./map-surface";
import { StripSteps } from "./strip-steps";
import { useAnswer } from "./use-answer";

/** A catalogue incident replayed on this map: its path, or the controls that would have blocked it. */
export function IncidentOnMap() {
  const { id, incident } = useIncident();
  const map = useMapActions();
  const isNamed = useMapState(({ panel }) => panel?.name === "incident" && panel.title !== undefined);
  // The page title names the incident.
  useEffect(() => {
    if (id !== undefined && incident && !isNamed)
      map.openPanel({ name: "incident", incident: id, title: incident.title });
  }, [map, incident, isNamed, id]);
  useEffect(() => (id === undefined ? undefined : keepIncidentInAddress(id)), [id]);
  return (
    <FindingsPanel name="incident" title="Incident" Lead={Lead} Strip={Strip}>
      {(findings) => (incident ? <Replayed key={id} {...findings} incident={incident} /> : <Unknown />)}
    </FindingsPanel>
  );
}

/** The incident that the panel was opened for; none if the catalogue lacks it. */
function useIncident(): { readonly id: string | undefined; readonly incident: Incident | undefined } {
  const id = useMapState(({ panel }) => (panel?.name === "incident" ? panel.incident : undefined));
  return { id, incident: incidents.find((one) => one.id === id) };
}

function Lead() {
  const { incident } = useIncident();
  if (!incident) return null;
  const { title, date, story } = incident;
  return (
    <div className="border-b border-line px-3 py-2.5 wrap-anywhere">
      <p className="text-[1.0625rem] leading-snug font-bold">{title}</p>
      <p className="mt-1 text-soft">
        <time dateTime={date}>{formatDay(date)}</time>: {firstSentence(story)}
      </p>
    </div>
  );
}

function Strip() {
  const { incident } = useIncident();
  const highlight = useHighlightStore();
  const hasWay = useHighlight(({ finding }) => finding.steps.length > 0);
  if (!incident) return <Unknown />;
  const { title, story } = incident;
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-bold">{title}</p>
        <p className="truncate text-soft">{firstSentence(story)}</p>
      </div>
      {hasWay && <StripSteps what="step" onStep={(by) => highlight.step("finding", by)} />}
    </div>
  );
}

function Unknown() {
  return <p>The catalogue has no such incident. The Incidents page lists all of them.</p>;
}

function Replayed({ posture, scene, incident }: Findings & { readonly incident: Incident }) {
  const { pipeline, proof, today } = scene;
  const { id } = useParams<{ id: string }>();
  const question = useMemo(
    () => ({ type: "incident", incident: incident.id, proof }) as const,
    [incident.id, proof],
  );
  const answered = useAnswer(question, `${incident.id} ${proof}`);
  const answer = typeof answered === "object" && answered.type === "incident" ? answered.incident : undefined;
  const row = useMemo(
    () => (answer ? incidentRows(pipeline, [incident], [answer], { proof, today })[0] : undefined),
    [pipeline, incident, answer, proof, today],
  );
  const steps = useIncidentOnMap(scene, posture, answer, row);
  if (answered === "failed") return <Notice tone="error">The analysis failed. Reload the page.</Notice>;
  if (!row) return <p role="status">Calculating…</p>;
  return (
    <>
      <section aria-label="On this map" className="flex flex-col gap-1.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <ResultMark look={incidentLooks[row.result]} />
          {row.result === "reached" && !row.said && (
            <span className="text-soft">{knownWords.assumed.word}</span>
          )}
        </p>
        <p>{row.line}</p>
        <WaySteps steps={steps} />
        {row.stops.length > 1 && (
          <ul aria-label="Blocked by" className="list-disc pl-4">
            {row.stops.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
      </section>
      <section aria-label="Controls that would have blocked it" className="flex flex-col gap-1.5">
        <h3 className="font-bold">Controls that would have blocked it</h3>
        <IncidentControls controls={row.stoppedBy} pipelineId={id} />
      </section>
      <Link
        href={`/pipelines/${id}/incidents?${new URLSearchParams({ incident: incident.id })}`}
        prefetch={false}
        className="inline-flex min-h-8 items-center self-start text-blue underline max-md:min-h-11"
      >
        Full incident, with sources
      </Link>
    </>
  );
}
