"use client";
import { useDeferredValue, useMemo } from "react";
import { useEditor, usePipelineCounts } from "@/lib/client/editor/editor-context";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { assessmentsOf, ownerOf } from "@/lib/domain/posture/coverage/assessments";
import { type GapQuery, gapsHref } from "../gaps/gap-query";
import { type FilterRow, fitsAll, byTrouble, countBy, isShown } from "../gaps/gap-rows";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { plural, stageNames } from "@/lib/domain/words/english";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { Segment, Segments } from "../gaps/segments";
import { acceptedLook } from "@/components/marks/accepted-look";
import { statusLooks } from "@/components/marks/status";

interface GapSegmentsProps {
  readonly path: string;
  readonly query: GapQuery;
  readonly rows: readonly FilterRow[];
}

interface LiveNumbersProps {
  readonly path: string;
  readonly query: GapQuery;
  /** The controls of the requested framework, requirement and technique: only the server knows them. Absent: all. */
  readonly onlyControls: readonly string[] | undefined;
  readonly today: string;
}

export function LiveNumbers({ path, query, onlyControls, today }: LiveNumbersProps) {
  const visible = useDeferredValue(useEditor((state) => state.visible));
  const rows = useMemo(
    () => filterRows(visible, query, onlyControls, today),
    [visible, query, onlyControls, today],
  );
  const selected = useMemo(() => rows.filter((row) => fitsAll(row, query)).length, [rows, query]);
  const { inScope } = usePipelineCounts();
  return (
    <>
      <GapSegments path={path} query={query} rows={rows} />
      <p className="sr-only" role="status">
        {selected === rows.length
          ? allText(rows.length, inScope, query)
          : `${selected} of ${countText(rows.length, query)}`}
      </p>
    </>
  );
}

/** "83 of 120 controls in scope are gaps". */
function allText(count: number, inScope: number, query: GapQuery): string {
  if (query.show !== undefined) return countText(count, query);
  return `${count} of ${inScope} ${plural(inScope, "control", "controls")} in scope ${query.proof === "proven" ? `${plural(count, "is", "are")} not verified` : plural(count, "is a gap", "are gaps")}`;
}

function countText(count: number, { show }: GapQuery): string {
  const word = show === undefined ? "gap" : "control";
  return `${count} ${count === 1 ? word : `${word}s`}`;
}

function filterRows(
  pipeline: Pipeline,
  query: GapQuery,
  onlyControls: readonly string[] | undefined,
  today: string,
): readonly FilterRow[] {
  const only = new Set(onlyControls);
  const asked = askedNames(query);
  const rows: FilterRow[] = [];
  for (const one of assessmentsOf(pipeline, catalogueOf(pipeline), today)) {
    if (!isShown(one.status, query)) continue;
    const named = only.has(one.control.id) ? asked : none;
    rows.push({
      stage: one.node.stage,
      status: one.status,
      owner: ownerOf(one),
      node: one.node.id,
      nodeName: nodeName(pipeline, one.node.id),
      control: one.control.id,
      title: one.control.title,
      accepted: one.note?.is === "accepted" ? one.note : undefined,
      ...named,
    });
  }
  return rows;
}

const none: Pick<FilterRow, "frameworks" | "techniques"> = { frameworks: {}, techniques: [] };

function askedNames({
  framework,
  requirement,
  technique,
}: GapQuery): Pick<FilterRow, "frameworks" | "techniques"> {
  const [of, id] = requirement?.split(" ") ?? [];
  return {
    frameworks: {
      ...(framework === undefined ? {} : { [framework]: [] }),
      ...(of === undefined || id === undefined ? {} : { [of]: [id] }),
    },
    techniques: technique === undefined ? [] : [technique],
  };
}

function GapSegments({ path, query, rows }: GapSegmentsProps) {
  const byStage = countBy(rows, query, "stage");
  const byStatus = countBy(rows, query, "status");
  const accepted = countBy(rows, query, "accepted").get("yes") ?? 0;
  const { Icon: AcceptedIcon, text: acceptedText } = acceptedLook;
  const onlyAccepted = query.accepted === "yes";
  const statuses = byTrouble.filter((status) => byStatus.has(status) || query.status === status);
  return (
    <>
      <Segments label="Stage">
        <Segment href={gapsHref(path, query, { stage: undefined })} isChosen={query.stage === undefined}>
          All {sum(byStage)}
        </Segment>
        {stages.map((stage) => (
          <Segment key={stage} href={gapsHref(path, query, { stage })} isChosen={query.stage === stage}>
            {stageNames[stage]} {byStage.get(stage) ?? 0}
          </Segment>
        ))}
      </Segments>
      {statuses.length > 0 && (
        <Segments label="Status">
          {statuses.map((status) => {
            const { Icon, text, word } = statusLooks[status];
            const isChosen = query.status === status;
            return (
              // A second press removes the filter.
              <Segment
                key={status}
                href={gapsHref(path, query, { status: isChosen ? undefined : status })}
                isChosen={isChosen}
                title={isChosen ? `Not only ${word.toLowerCase()}` : word}
              >
                <Icon aria-hidden size={13} strokeWidth={2.5} className={text} />
                <span className="sr-only">{word} </span>
                {byStatus.get(status) ?? 0}
              </Segment>
            );
          })}
        </Segments>
      )}
      {(accepted > 0 || onlyAccepted) && (
        <Segments label="Accepted risks">
          <Segment
            href={gapsHref(path, query, { accepted: onlyAccepted ? undefined : "yes" })}
            isChosen={onlyAccepted}
            title={onlyAccepted ? "Not only accepted risks" : "Accepted risks (still missing)"}
          >
            <AcceptedIcon aria-hidden size={13} strokeWidth={2.5} className={acceptedText} />
            {accepted} accepted
          </Segment>
        </Segments>
      )}
    </>
  );
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}
