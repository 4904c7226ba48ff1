import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { LeftOut } from "@/components/ui/left-out";
import type { CurrentPosture, Proof, Counts } from "@/lib/domain/posture/posture";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import { ProofSwitch } from "../proof-switch";
import { LiveNumbers } from "../triage/live-numbers";
import { Triage } from "../triage/triage";
import { GapFilters } from "./gap-filters";
import { type OpenedWay, openedWays } from "./opened-way";
import { findControl } from "@/lib/domain/catalogue/find-control";
import { gapsHref, type AskedGaps, type GapQuery, type Show, shows } from "./gap-query";
import { type GapRow, isGrouped, selectGaps } from "./gap-rows";
import { byStage, gapSections } from "./gap-sections";
import { textsIn } from "../control-texts";
import type { TriageRow } from "../triage/triage-row";
import { frameworkById, techniques } from "@/lib/domain/catalogue/frameworks";
import type { OwnerDirectory } from "@/lib/domain/owners/owner-directory";
import { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { Chip } from "./chip";
import { Narrowed } from "./narrowed";
import { frameworkName } from "@/lib/domain/catalogue/framework-names";
import { plural } from "@/lib/domain/words/english";
import { weakestFirst } from "@/lib/domain/posture/coverage/coverage";
import { mitigatedBy } from "../answering-controls";
import { EmptyState } from "@/components/ui/empty-state";
import { frameworkLine } from "../framework-line";
import { GapPages } from "./gap-pages";

interface AskedControlProps {
  readonly document: Governed;
  readonly path: string;
  readonly query: GapQuery;
}

const showNames: { readonly [S in Show]: string } = {
  all: "All that apply",
  scope: "In scope",
  standing: "In place",
  implemented: "Marked in place",
};

interface GapsViewProps extends AskedGaps {
  readonly pipelineId: string;
  /** Every gap that matches the query, by priority; followed by the other controls if requested. */
  readonly rows: readonly GapRow[];
  readonly posture: CurrentPosture;
  readonly document: Pick<PipelineDocument, "nodes" | "policy">;
  /** The workspace's known owners. */
  readonly owners: OwnerDirectory;
}

const pageSize = 100;

export function GapsView({ pipelineId, document, rows, posture, owners, query, ignored }: GapsViewProps) {
  const mapPath = `/pipelines/${pipelineId}`;
  const path = `${mapPath}/gaps`;
  const today = posture.analysedAt.slice(0, 10);
  const selected = selectGaps(rows, query, weakestFirst(posture.coverage.stages, query.proof));
  const page = Math.min(query.page, Math.max(1, Math.ceil(selected.length / pageSize)));
  const environments = new Map(document.nodes.map(({ id, environment }) => [id, environment]));
  const opens = openedWays(document, posture.gates, query.proof);
  const clearHref = gapsHref(path, { proof: query.proof, sort: query.sort });
  // An empty list of controls in place is not the same as no gaps.
  if (rows.length === 0 && (query.show === undefined || query.show === "all")) {
    return (
      <div className="flex flex-col gap-4">
        <ProofSwitch proof={query.proof} hrefOf={(proof) => gapsHref(path, query, { proof })} />
        <NoGaps counts={posture.coverage.pipeline} query={query} mapPath={mapPath} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-2.5">
      <LeftOut ignored={ignored} rest=" The other filters apply." />
      <AskedControl path={path} query={query} document={document} />
      {query.technique !== undefined && query.show === "scope" && (
        <p className="text-soft tabular-nums">{guardText(selected, query.proof)}</p>
      )}
      <GapFilters
        path={path}
        query={query}
        rows={rows}
        resolve={createOwnerResolver(owners)}
        policy={document.policy}
      >
        <LiveNumbers path={path} query={query} onlyControls={controlsAsked(document, query)} today={today} />
      </GapFilters>
      {selected.length === 0 && (
        <EmptyState
          title={
            query.show === undefined ? "No gap matches these filters" : "No control matches these filters"
          }
        >
          <p>Remove a filter, or clear all of them.</p>
          <div className="flex flex-wrap gap-2">
            <Link href={clearHref} prefetch={false} className={buttonClass()}>
              Clear filters
            </Link>
            {query.show === undefined && (
              <Link href={gapsHref(path, query, { show: "all" })} prefetch={false} className={buttonClass()}>
                Include controls in place
              </Link>
            )}
          </div>
        </EmptyState>
      )}
      {selected.length > 0 && (
        <Triage
          pipelineId={pipelineId}
          path={path}
          query={query}
          sections={gapSections(selected, query, { page, size: pageSize }).map((section) => ({
            ...section,
            rows: section.rows.map((row) => triageRow(document, row, environments.get(row.node), opens(row))),
          }))}
          place={{ before: (page - 1) * pageSize, total: selected.length }}
          owners={[...new Set(rows.flatMap(({ owner }) => owner ?? []))].toSorted().slice(0, 200)}
          today={today}
          stageHrefs={
            isGrouped(query)
              ? byStage((stage) => gapsHref(path, { stage, proof: query.proof, sort: query.sort }))
              : undefined
          }
        />
      )}
      <GapPages
        page={page}
        size={pageSize}
        total={selected.length}
        hrefOf={(next) => gapsHref(path, query, { page: next })}
      />
    </div>
  );
}

function guardText(rows: readonly GapRow[], proof: Proof): string {
  const nodes = new Set(rows.map(({ node }) => node));
  const guarded = new Set(rows.filter(({ status }) => isEffective(status, proof)).map(({ node }) => node));
  return `They are on ${nodes.size} ${plural(nodes.size, "node", "nodes")}, ${guarded.size} of which ${plural(guarded.size, "has", "have")} one in place.`;
}

/** The controls of the requested framework, requirement and technique; undefined without such a filter. For the server, which has the prose. */
function controlsAsked(
  pipeline: Governed,
  { framework, requirement, technique }: GapQuery,
): readonly string[] | undefined {
  if (framework === undefined && requirement === undefined && technique === undefined) return undefined;
  const [of = "", id = ""] = requirement?.split(" ") ?? [];
  return catalogueOf(pipeline)
    .controls.filter((control) => {
      const cited = new Map(Object.entries(textsIn(pipeline)(control.id).frameworks));
      return (
        (framework === undefined || cited.has(framework)) &&
        (requirement === undefined || cited.get(of)?.includes(id) === true) &&
        (technique === undefined || mitigatedBy.get(control.id)?.includes(technique) === true)
      );
    })
    .map((control) => control.id);
}

/** For the server, which alone has the names of all frameworks. */
function triageRow(
  pipeline: Governed,
  { node, control, stage, status, title, why, nodeName, kindName, priority, factors, frameworks }: GapRow,
  environment: TriageRow["environment"],
  opens: OpenedWay | undefined,
): TriageRow {
  const known = findControl(control, pipeline);
  return {
    node,
    control,
    stage,
    status,
    title,
    why,
    nodeName,
    kindName,
    priority,
    factors,
    environment,
    opens,
    isGate: known?.gate !== undefined,
    ...(known?.own === undefined ? {} : { own: known.own }),
    frameworks: frameworkLine(frameworks, pipeline),
  };
}

/** Filters of the address that no other element shows: one control, one requirement, one technique, or more than gaps. */
function AskedControl({ path, query, document }: AskedControlProps) {
  const { control, requirement, technique, show } = query;
  if (control === undefined && requirement === undefined && technique === undefined && show === undefined)
    return null;
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {control !== undefined && (
        <Narrowed
          what={textsIn(document)(control).title}
          href={gapsHref(path, query, { control: undefined })}
        />
      )}
      {requirement !== undefined && (
        <Narrowed
          what={requirementName(document, requirement)}
          href={gapsHref(path, query, { requirement: undefined })}
        />
      )}
      {technique !== undefined && (
        <Narrowed what={techniqueName(technique)} href={gapsHref(path, query, { technique: undefined })} />
      )}
      <nav aria-label="Controls shown" className="flex flex-wrap gap-2">
        {shows.map((one) => (
          <Chip key={one} href={gapsHref(path, query, { show: one })} isChosen={show === one}>
            {showNames[one]}
          </Chip>
        ))}
        <Chip href={gapsHref(path, query, { show: undefined })} isChosen={show === undefined}>
          Gaps only
        </Chip>
      </nav>
    </div>
  );
}

function techniqueName(id: string): string {
  return `against ${id} ${techniques.find((technique) => technique.id === id)?.title ?? ""}`.trim();
}

function requirementName(pipeline: Governed, key: string): string {
  const [framework = "", id = ""] = key.split(" ");
  const title = frameworkById(framework, pipeline)?.items.find((item) => item.id === id)?.title;
  return `${frameworkName(framework, pipeline)} ${id}${title === undefined ? "" : `: ${title}`}`;
}

interface NoGapsProps {
  readonly counts: Counts;
  readonly query: GapQuery;
  readonly mapPath: string;
}

function NoGaps({ counts, query, mapPath }: NoGapsProps) {
  const { applicable, inScope, notApplicable, verified, declared } = counts;
  const toMap = (
    <Link href={mapPath} prefetch={false} className={buttonClass()}>
      Open the map
    </Link>
  );
  if (applicable === 0) {
    return (
      <EmptyState title="Nothing to review yet">
        <p>
          Gaps come from the map: each node brings the controls that can protect it. Add the first step of the
          pipeline to the map to see its gaps here.
        </p>
        {toMap}
      </EmptyState>
    );
  }
  if (inScope === 0) {
    return (
      <EmptyState title="Every control is marked not applicable">
        <p>All {notApplicable} are out of scope. Those with a review date return here on that day.</p>
        {toMap}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={query.proof === "proven" ? "Every control in scope has current evidence" : "No gaps"}>
      <p>
        All {inScope} controls in scope are in place: {verified} verified by current evidence, {declared}{" "}
        declared only. {notApplicable > 0 && `${notApplicable} more are marked not applicable. `}
        Controls that apply to no node on the map are not counted.
      </p>
      {query.proof === "declared" && declared > 0 && (
        <Link
          href={gapsHref(`${mapPath}/gaps`, { proof: "proven" })}
          prefetch={false}
          className={buttonClass()}
        >
          Show the {declared} declared only
        </Link>
      )}
    </EmptyState>
  );
}
