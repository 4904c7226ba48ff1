import { orNotAnalysed } from "@/app/or-not-analysed";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import { IncidentList } from "@/components/findings/incidents/incident-list";
import { incidentLooks } from "@/components/findings/incidents/incident-look";
import { incidentAddress } from "@/components/findings/incidents/incident-query";
import { incidentRows } from "@/components/findings/incidents/incident-row";
import { ProofSwitch } from "@/components/findings/proof-switch";
import { RefreshOnChange } from "@/components/findings/refresh-on-change";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { PageHelp } from "@/components/shell/page-help";
import { pipelineTabs } from "@/components/shell/tab-bar";
import { LeftOut } from "@/components/ui/left-out";
import type { SearchParams } from "@/lib/client/address";
import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { incidentResults } from "@/lib/domain/posture/incidents/incident-answer";
import { countAnswers } from "@/lib/domain/posture/incidents/rank-answers";
import { incidentsLead } from "@/lib/domain/posture/words/incident-sentences";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import { toolsNotDrawnSentence } from "@/lib/domain/posture/words/ways-in-sentence";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { dayOf } from "@/lib/server/clock";
import { getIncidents } from "@/lib/server/pipeline/incidents";
import { openCountOn } from "@/lib/server/pipeline/queries";

interface IncidentsPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Incidents" };

async function IncidentsPage({ params, searchParams }: IncidentsPageProps) {
  const { id } = await params;
  const path = `/pipelines/${id}/incidents`;
  const viewer = await requirePageViewer(path);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const now = new Date();
  const [{ state, answers, isPublished, toolsNotDrawn }, asked] = await Promise.all([
    orNotFound(getIncidents(access, now)),
    searchParams,
  ]);
  const { query, ignored } = incidentAddress.read(asked, {
    incident: new Set(incidents.map((incident) => incident.id)),
  });
  const { proof, result } = query;
  const seen = answers[proof];
  const counts = countAnswers(seen);
  const { stress, rest } = incidentsLead(seen, isPublished);
  const rows = incidentRows(
    state.pipeline,
    incidents,
    seen.filter((answer) => result === undefined || answer.result === result),
    { proof, today: dayOf(now) },
  );
  const toolsNote = toolsNotDrawnSentence(
    inNameOrder(state.pipeline, toolsNotDrawn).map((node) => nodeName(state.pipeline, node)),
  );
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "incidents", openCountOn(state, dayOf(now)))}
        crumb={<PipelineName id={id} name={state.pipeline.name} role={viewer.role} />}
      />
      <main
        id="main"
        tabIndex={-1}
        className="px-4 py-3.5 outline-none sm:px-6 xl:has-[[data-details-panel]]:pr-[404px] print:p-0"
      >
        <RefreshOnChange pipelineId={id} revision={state.revision} />
        <div className="flex items-center gap-1">
          <h1 className="text-title">Would it have hit us?</h1>
          <PageHelp page="pipelines/[id]/incidents" />
        </div>
        <p className="mt-0.5 mb-3 max-w-[110ch] text-lead text-soft">
          <b className="text-ink">{stress}</b>
          {rest}
        </p>
        <div className="mb-2.5 flex flex-wrap items-center justify-between gap-3 print:hidden">
          <Segments label="Result">
            <Segment
              href={incidentAddress.href(path, query, { result: undefined })}
              isChosen={result === undefined}
            >
              All {counts.all}
            </Segment>
            {incidentResults
              .filter((one) => counts[one] > 0 || result === one)
              .map((one) => (
                <Segment
                  key={one}
                  href={incidentAddress.href(path, query, { result: one })}
                  isChosen={result === one}
                >
                  {incidentLooks[one].word} {counts[one]}
                </Segment>
              ))}
          </Segments>
          <ProofSwitch
            proof={proof}
            hrefOf={(other) => incidentAddress.href(path, query, { proof: other })}
          />
        </div>
        <LeftOut ignored={ignored} />
        {rows.length === 0 ? (
          <p className="text-soft">None.</p>
        ) : (
          <IncidentList
            key={`${proof} ${result}`}
            pipelineId={id}
            rows={rows}
            hrefs={Object.fromEntries(
              rows.map((row) => [row.id, incidentAddress.href(path, query, { incident: row.id })]),
            )}
            opened={query.incident}
          />
        )}
        {toolsNote !== undefined && <p className="mt-2.5 text-soft">{toolsNote}</p>}
      </main>
    </>
  );
}

export default orNotAnalysed(IncidentsPage);
