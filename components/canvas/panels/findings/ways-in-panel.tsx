"use client";
import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef } from "react";
import { DoFirst } from "@/components/findings/changes/do-first";
import { MakeChangeButton } from "@/components/findings/changes/make-change-button";
import { StopList } from "@/components/findings/compromise/reached-list";
import { closerLook, EntryList } from "@/components/findings/ways-in/entry-list";
import { SettleAll } from "@/components/editor/settle-it";
import { WhatWouldChange } from "@/components/findings/ways-in/what-would-change";
import { wayHeading } from "@/components/findings/ways-in/way-section-list";
import { countPlaces, wayInRow } from "@/components/findings/ways-in/ways-in-rows";
import { FindingRow } from "@/components/findings/finding-row";
import { LongList, NodeList, type Scene } from "@/components/findings/scene";
import {
  type CloserRow,
  keyOfPlace,
  sectionOf,
  type WaySection,
  waySections,
} from "@/components/findings/ways-in/way-in-row";
import { wayLooks } from "@/components/findings/ways-in/way-state-mark";
import { singleKeysOn } from "@/lib/client/single-keys";
import { triageAction } from "@/lib/client/triage-keys";
import { Disclosure } from "@/components/ui/disclosure";
import { PartMissing } from "@/components/marks/part-missing";
import { shownPart } from "@/lib/client/parts/shown-part";
import { groupWaysIn } from "@/lib/domain/posture/ways-in/group-ways-in";
import { stepsOfWayIn } from "@/lib/domain/posture/ways-in/attack-steps";
import type { Proof } from "@/lib/domain/posture/posture";
import type { BestChange, WayIn } from "@/lib/domain/posture/ways-in/way-in";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { wayInSentence } from "@/lib/domain/posture/words/way-in-sentences";
import { waysInLead } from "@/lib/domain/posture/words/ways-in-sentence";
import { counted, plural } from "@/lib/domain/words/english";
import { attackSteps } from "../../highlight/use-finding-highlight";
import { useWayOnMap } from "../../highlight/use-way-on-map";
import { useCommandContext, useMapActions, useMapState } from "../../state/map-context";
import { keepWayInInAddress } from "./finding-address";
import { type Findings, FindingsPanel } from "./findings-panel";
import { WaySteps } from "./map-surface";
import { StripSteps } from "./strip-steps";

const IncidentOnMap = dynamic(
  shownPart(() => import("./incident-on-map").then((module) => module.IncidentOnMap)),
  { loading: PartMissing },
);

/** The entry points from which an attacker reaches a target: each drawn on the map step by step, with its fixes and blocks; or the path of one incident. */
export function WaysInPanel() {
  const isIncident = useMapState(({ panel }) => panel?.name === "incident");
  if (isIncident) return <IncidentOnMap />;
  return (
    <FindingsPanel name="ways-in" title="Entry points" Lead={Lead} Strip={Strip}>
      {(findings) => <WaysIn {...findings} />}
    </FindingsPanel>
  );
}

function useRows({ posture, scene: { pipeline, proof } }: Findings) {
  const all = posture.waysIn[proof];
  const rows = useMemo(() => groupWaysIn(all, pipeline), [all, pipeline]);
  const place = useMapState(({ looked }) => looked.wayIn);
  const chosen = rows.find(({ places }) => places.some((one) => keyOfPlace(one) === place));
  return { rows, chosen };
}

function Lead(findings: Findings) {
  const { pipeline, targets, proof } = findings.scene;
  const { rows } = useRows(findings);
  const { stress, rest } = waysInLead(pipeline, rows, targets.length, proof);
  return (
    <p className="border-b border-line px-3 py-2.5 text-[1.0625rem] leading-snug wrap-anywhere">
      <b className="font-bold">{stress}</b>
      {rest}
    </p>
  );
}

/** The drawn path in two lines, and its steps; if none is chosen the single sentence. */
function Strip(findings: Findings) {
  const { pipeline, targets, proof } = findings.scene;
  const { rows, chosen } = useRows(findings);
  const { map, highlight } = useCommandContext();
  const [first] = rows;
  const { stress, rest } = waysInLead(pipeline, rows, targets.length, proof);
  const step = (by: 1 | -1) => {
    if (chosen) highlight.step("finding", by);
    else if (first) map.lookAt({ wayIn: keyOfPlace(first.places[0]) });
  };
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <p className="truncate font-bold">{chosen ? wayInTitle(pipeline, chosen) : stress}</p>
        <p className="truncate text-soft">
          {chosen ? wayInSentence(pipeline, chosen, targets.length) : rest.replace(/^[:.] ?/, "")}
        </p>
      </div>
      {first && <StripSteps what="step" onStep={step} />}
    </div>
  );
}

/** Longer lists continue behind a link. */
const mostRows = 40;

function WaysIn(findings: Findings) {
  const { scene, posture } = findings;
  const { rows, chosen } = useRows(findings);
  const map = useMapActions();
  const place = chosen && keyOfPlace(chosen.places[0]);
  useWayOnMap(scene, chosen);
  useEffect(() => keepWayInInAddress(place), [place]);
  const list = useRef<HTMLDivElement>(null);
  useRowKeys(list);
  const choose = (row: WayIn | undefined) => map.lookAt({ wayIn: row && keyOfPlace(row.places[0]) });
  return (
    <div ref={list} className="flex flex-col gap-4">
      <DoFirst scene={scene} posture={findings.posture} />
      {waySections.map((section) => {
        const under = rows.filter((row) => sectionOf(row) === section);
        if (under.length === 0) return null;
        return (
          <Section
            key={section}
            section={section}
            {...countPlaces(under)}
            proof={scene.proof}
            isOpen={section === "unguarded" || (chosen !== undefined && under.includes(chosen))}
          >
            <LongList
              surface={scene.surface}
              items={under}
              most={mostRows}
              keyOf={({ places }) => keyOfPlace(places[0])}
              itemClass="border-b border-line last:border-b-0"
            >
              {(row) => (
                <Row
                  scene={scene}
                  row={row}
                  ranked={posture.bestChanges}
                  isChosen={row === chosen}
                  onChoose={choose}
                />
              )}
            </LongList>
          </Section>
        );
      })}
    </div>
  );
}

/** J and K go from row to row, as in the gaps. */
function useRowKeys(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current;
    const moveOn = (event: KeyboardEvent) => {
      const isOnRow = event.target instanceof Element && event.target.closest("[data-way-in]") !== null;
      const action = isOnRow ? triageAction(event, singleKeysOn()) : undefined;
      if (action?.do !== "go" || (action.to !== "next" && action.to !== "previous")) return;
      const all = [...(element?.querySelectorAll<HTMLElement>("[data-way-in]") ?? [])];
      const rows = all.filter((row) => row.checkVisibility());
      const at = rows.findIndex((row) => row.closest("li")?.contains(document.activeElement) === true);
      event.preventDefault();
      event.stopPropagation();
      rows[at + (action.to === "next" ? 1 : -1)]?.focus();
    };
    element?.addEventListener("keydown", moveOn);
    return () => element?.removeEventListener("keydown", moveOn);
  }, [list]);
}

interface SectionProps {
  readonly section: WaySection;
  readonly count: number;
  readonly unguarded: number;
  readonly proof: Proof;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

function Section({ section, count, unguarded, proof, isOpen, children }: SectionProps) {
  const { title, means } = wayHeading({ section, count, unguarded }, proof);
  const look = section === "assumed" ? undefined : wayLooks[section];
  return (
    <details open={isOpen} data-section={section} className="group/section">
      <summary className="flex min-h-8 list-none items-center gap-1.5 border-b border-line font-bold max-md:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          size={14}
          className="shrink-0 text-faint transition-transform duration-150 group-open/section:rotate-90"
        />
        <span className={clsx("inline-flex items-center gap-1.5", look?.text ?? "text-neutral")}>
          {look && <look.Icon aria-hidden size={15} strokeWidth={2.5} />}
          {title}
        </span>
        <span className="ml-auto font-normal text-soft tabular-nums">{counted(count, "place")}</span>
      </summary>
      <p className="pt-1.5 text-tiny text-soft">{means}</p>
      {children}
    </details>
  );
}

interface RowProps {
  readonly scene: Scene;
  readonly row: WayIn;
  readonly ranked: readonly BestChange[];
  readonly isChosen: boolean;
  readonly onChoose: (row: WayIn | undefined) => void;
}

function Row({ scene, row, ranked, isChosen, onChoose }: RowProps) {
  const { pipeline, proof, targets } = scene;
  const { Icon, text } = wayLooks[row.state];
  const button = useRef<HTMLButtonElement>(null);
  const told = useMemo(
    () => wayInRow(pipeline, row, targets.length, ranked),
    [pipeline, row, targets, ranked],
  );
  useEffect(() => {
    const top = button.current?.closest("li")?.offsetTop ?? 0;
    if (isChosen) button.current?.closest("[data-findings-list]")?.scrollTo({ top: top - 8 });
  }, [isChosen]);
  return (
    <FindingRow
      ref={button}
      icon={<Icon aria-hidden size={15} strokeWidth={2.5} className={clsx("mt-0.5", text)} />}
      title={told.title}
      figure={<span className="max-w-36 text-right text-tiny font-normal text-soft">{told.begins}</span>}
      wayIn={told.key}
      isChosen={isChosen}
      onPress={() => onChoose(isChosen ? undefined : row)}
    >
      <p>{told.sentence}</p>
      <WhatWouldChange
        row={told}
        proof={proof}
        renderButtons={(change, title) => (
          <div className="flex flex-wrap gap-2">
            <MakeChangeButton change={change} title={title} today={scene.today} />
            <scene.surface.TryChange change={change} title={title} />
          </div>
        )}
      />
      <SettleAll title="This path rests on assumptions" questions={told.unanswered} />
      <Steps scene={scene} row={row} />
      {row.state !== "unguarded" && row.stops.length > 0 && (
        <Disclosure summary="Blocking controls" isOpen>
          <StopList scene={scene} stops={row.stops} />
        </Disclosure>
      )}
      <EntryList entries={told.entries} mapPath="" today={scene.today} closerName={nameOfCloser} />
      {row.unguarded.length > 0 && (
        <Disclosure
          summary={`${row.unguarded.length} of ${targets.length} ${plural(targets.length, "target", "targets")} ${plural(row.unguarded.length, "is", "are")} reached unprotected`}
        >
          <NodeList scene={scene} nodes={row.unguarded} />
        </Disclosure>
      )}
      {told.places.length > 0 && (
        <Disclosure summary={`Same at ${told.count} places`}>
          <ul className="list-disc pl-5">
            {told.places.map((one) => (
              <li key={one}>{one}</li>
            ))}
            {told.count > told.places.length && (
              <li className="text-soft">and {told.count - told.places.length} more</li>
            )}
          </ul>
        </Disclosure>
      )}
    </FindingRow>
  );
}

/** Opens a control that closes an entry point, on its node in the inspector. */
function CloserName({ closer: { node, control, title } }: { readonly closer: CloserRow }) {
  const map = useMapActions();
  return (
    <button
      type="button"
      title="Open it in the inspector"
      onClick={() => {
        map.selectNode(node);
        map.openControl(control);
        map.reveal(node);
      }}
      className={closerLook}
    >
      {title}
    </button>
  );
}

function nameOfCloser(closer: CloserRow) {
  return <CloserName closer={closer} />;
}

function Steps({ scene: { pipeline }, row }: Pick<RowProps, "scene" | "row">) {
  const steps = useMemo(() => attackSteps(pipeline, stepsOfWayIn(pipeline, row)), [pipeline, row]);
  return <WaySteps steps={steps} />;
}
