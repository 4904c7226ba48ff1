import Link from "next/link";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { evidenceAddress } from "@/components/evidence/evidence-address";
import { ReportList } from "@/components/evidence/report-list";
import { SendReports } from "@/components/evidence/send-reports";
import { Tray } from "@/components/evidence/tray";
import { trayGroups } from "@/components/evidence/tray-group";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import { RefreshOnChange } from "@/components/findings/refresh-on-change";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/tab-bar";
import { buttonClass } from "@/components/ui/button";
import { LeftOut } from "@/components/ui/left-out";
import { EmptyState } from "@/components/ui/empty-state";
import { Page } from "@/components/shell/page";
import type { SearchParams } from "@/lib/client/address";
import type { EvidenceShown } from "@/lib/domain/contract/evidence";
import { hasRole } from "@/lib/domain/contract/roles";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { dayOf } from "@/lib/server/clock";
import { listEvidence, reportsPerPage } from "@/lib/server/evidence/list-evidence";
import { currentState, openCountOn } from "@/lib/server/pipeline/queries";

interface EvidencePageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Evidence" };

const filters: readonly (readonly [EvidenceShown | undefined, string])[] = [
  [undefined, "All"],
  ["against", "Contradicting"],
  ["waiting", "Need a node"],
  ["aside", "Excluded"],
];

export default async function EvidencePage({ params, searchParams }: EvidencePageProps) {
  const { id } = await params;
  const path = `/pipelines/${id}/evidence`;
  const viewer = await requirePageViewer(path);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const { query, ignored } = evidenceAddress.read(await searchParams);
  const [state, listed, open] = await Promise.all([
    orNotFound(currentState(access)),
    listEvidence(access, query),
    listEvidence(access, { show: "waiting" }),
  ]);
  const today = dayOf(new Date());
  const canPlace = hasRole(viewer.role, "editor");
  const pages = Math.max(1, Math.ceil(listed.total / reportsPerPage));
  const isEmpty = listed.total === 0 && query.show === undefined;
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "evidence", openCountOn(state, today))}
        crumb={<PipelineName id={id} name={state.pipeline.name} role={viewer.role} />}
      />
      <Page
        page="pipelines/[id]/evidence"
        title="Evidence"
        lead="Blueline matches scanner reports to nodes and controls. Each result supports or contradicts a status until it expires."
      >
        <RefreshOnChange pipelineId={id} revision={state.revision} withReports />
        <LeftOut ignored={ignored} className="mb-3" />
        <div className="flex flex-col gap-6">
          {canPlace && <SendReports pipelineId={id} today={today} />}
          {open.waiting > 0 && (
            <Tray
              pipelineId={id}
              groups={trayGroups(open.reports, state.pipeline)}
              waiting={open.waiting}
              canPlace={canPlace}
            />
          )}
          {isEmpty ? (
            <EmptyState title="No reports yet">
              <p>
                Upload reports of Trivy, Grype, kube-bench, cosign or other scanners. CI can send them with
                each build:{" "}
                <code className="font-mono text-tiny wrap-anywhere">
                  POST /api/v1/pipelines/{id}/evidence
                </code>
                .
              </p>
            </EmptyState>
          ) : (
            <section aria-labelledby="reports-title" className="flex flex-col gap-3">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <h2 id="reports-title" className="text-lead">
                  Reports
                </h2>
                <Segments label="Reports">
                  {filters.map(([show, word]) => (
                    <Segment
                      key={word}
                      href={evidenceAddress.href(path, query, { show })}
                      isChosen={query.show === show}
                    >
                      {word}
                    </Segment>
                  ))}
                </Segments>
              </div>
              {listed.reports.length === 0 && <p className="text-soft">None.</p>}
              <ReportList
                pipelineId={id}
                reports={listed.reports}
                pipeline={state.pipeline}
                canPlace={canPlace}
                today={today}
              />
              {pages > 1 && (
                <nav aria-label="Pages" className="flex flex-wrap items-center gap-3 print:hidden">
                  {query.page > 1 && (
                    <Link
                      href={evidenceAddress.href(path, query, { page: query.page - 1 })}
                      prefetch={false}
                      className={buttonClass()}
                    >
                      Newer
                    </Link>
                  )}
                  {query.page < pages && (
                    <Link
                      href={evidenceAddress.href(path, query, { page: query.page + 1 })}
                      prefetch={false}
                      className={buttonClass()}
                    >
                      Older
                    </Link>
                  )}
                </nav>
              )}
            </section>
          )}
        </div>
      </Page>
    </>
  );
}
