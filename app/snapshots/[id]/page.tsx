import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { ExportButton } from "@/components/editor/export-button";
import { frozenTexts } from "@/components/findings/control-texts";
import { LeadSentence } from "@/components/findings/lead-sentence";
import type { SearchParams } from "@/lib/client/address";
import { UtcTime } from "@/components/marks/times";
import { compareHref } from "@/components/compare/compare-query";
import { AppBar } from "@/components/shell/app-bar";
import { Fingerprint } from "@/components/marks/fingerprint";
import { analysisWords } from "@/lib/domain/snapshot/analysis-words";
import { changesSince } from "@/app/snapshots/changes-since";
import { FrozenAnswers } from "@/components/snapshots/frozen-answers";
import { FrozenWaysLead } from "@/components/snapshots/frozen-ways";
import { AcceptButton } from "@/components/snapshots/accept-button";
import { DamagedNotice } from "@/components/snapshots/damaged-notice";
import { GateNotice } from "@/components/snapshots/gate-notice";
import { RestoreButton } from "@/components/snapshots/restore-button";
import { ShareButton } from "@/components/snapshots/share-button";
import { SharePanel } from "@/components/snapshots/share-panel";
import { SnapshotBody } from "@/components/snapshots/snapshot-body";
import { SnapshotFacts } from "@/components/snapshots/snapshot-facts";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/shell/page";
import { capitalise } from "@/lib/domain/capitalise";
import { hasRole } from "@/lib/domain/contract/roles";
import { reportOf } from "@/lib/domain/report/report";
import { thinnedWords } from "@/lib/domain/snapshot/schedule";
import { settledOf } from "@/lib/domain/snapshot/settled-of";
import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { openSnapshot } from "@/lib/server/snapshot/open-snapshot";
import { mayAccept } from "@/lib/server/snapshot/push-gate";
import { listShares, listSnapshotNames } from "@/lib/server/snapshot/queries";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface SnapshotPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Snapshot" };

/** The number of newest snapshots to compare with by a link. */
const mostOthers = 50;

export default async function SnapshotPage({ params, searchParams }: SnapshotPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/snapshots/${id}`);
  const access = await orNotFound(requireSnapshotAccess(viewer, id, "viewer"));
  const [snapshot, { shares }, names, asked, isAcceptable] = await Promise.all([
    openSnapshot(access),
    listShares(access),
    listSnapshotNames(access),
    searchParams,
    mayAccept(access),
  ]);
  const { kept, faults, number, title, note, takenAt, takenBy, revision, catalogue, fingerprint } = snapshot;
  const { previous, pipeline, thinnedAt, gate } = snapshot;
  const path = `/snapshots/${id}`;
  const isEditor = hasRole(viewer.role, "editor");
  const isWholeForEditor = isEditor && faults.length === 0;
  const others = names.filter((one) => one.number !== number).slice(0, mostOthers);
  const damage = (
    <DamagedNotice
      faults={faults}
      isShown={kept !== undefined}
      proofPath={`/pipelines/${pipeline}/snapshots/proof`}
    />
  );
  const verdict = gate !== null && (
    <GateNotice gate={gate} className="mb-5">
      {isWholeForEditor && isAcceptable && (
        <div className="mt-2 print:hidden">
          <AcceptButton snapshotId={id} rules={gate.rules} />
        </div>
      )}
    </GateNotice>
  );
  const about = (
    <>
      <SnapshotFacts
        note={note}
        facts={[
          ["Snapshot", kept === undefined ? number : `${number} of ${kept.document.name}`],
          [
            "Taken",
            <span key="taken">
              <UtcTime at={takenAt} /> by {takenBy}.{faults.length === 0 && " It never changes."}
            </span>,
          ],
          [
            "Based on",
            `revision ${revision}, catalogue ${catalogue}${kept === undefined ? "" : `, ${analysisWords(kept.posture)}`}`,
          ],
          ["Fingerprint", <Fingerprint key="fingerprint" value={fingerprint} isWhole />],
          [
            "Previous",
            previous === null ? (
              "none: this is the first"
            ) : (
              <Fingerprint key="previous" value={previous} isWhole />
            ),
          ],
        ]}
      />
      <SharePanel shares={shares} canShare={isEditor} now={new Date().toISOString()} />
    </>
  );
  if (kept === undefined)
    return (
      <>
        <AppBar viewer={viewer} tabs={pipelineTabs(pipeline, "snapshots")} crumb={`Snapshot ${number}`} />
        <Page page="snapshots/[id]" title={title}>
          {damage}
          {verdict}
          {thinnedAt !== undefined && faults.length === 0 && (
            <Notice className="mt-3 mb-5">
              {capitalise(thinnedWords(number, thinnedAt))}. Its figures are in{" "}
              <Link href={`/pipelines/${pipeline}/snapshots`} prefetch={false} className="underline">
                the trend
              </Link>
              , and{" "}
              <Link href={`/pipelines/${pipeline}/snapshots/proof`} prefetch={false} className="underline">
                the integrity check
              </Link>{" "}
              still covers it.
            </Notice>
          )}
          {about}
        </Page>
      </>
    );
  const { document, posture } = kept;
  const targets = posture.graph?.targets ?? [];
  const settled = settledOf(document, kept.catalogue, takenAt);
  const textsOf = frozenTexts(kept.catalogue.controls);
  const changes = faults.length === 0 ? await changesSince(viewer, access, { id, number }, names) : undefined;
  const report = reportOf(document, posture, changes);
  const lead = (
    <>
      <FrozenWaysLead document={document} waysIn={posture.waysIn} targets={targets} />
      <LeadSentence
        stages={posture.coverage.stages}
        whole={posture.coverage.pipeline}
        gapsPath={path}
        anchor="#controls"
        asksReview={document.policy?.needsReview?.includes("verified")}
      />
    </>
  );
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(pipeline, "snapshots")}
        crumb={document.name}
        actions={
          <>
            {faults.length === 0 && (
              <>
                <Link href={`${path}/report`} prefetch={false} className={buttonClass()}>
                  Report
                  <span className="sr-only"> on snapshot {number}</span>
                </Link>
                <ExportButton path={`/api/v1/snapshots/${id}/export`} isShort />
              </>
            )}
            {isWholeForEditor && (
              <>
                <RestoreButton snapshotId={id} number={number} pipelineId={pipeline} userId={viewer.userId} />
                <ShareButton snapshotId={id} others={others} />
              </>
            )}
          </>
        }
      />
      <Page page="snapshots/[id]" title={title} lead={faults.length === 0 ? lead : undefined} isWide>
        {damage}
        {verdict}
        {faults.length > 0 && <p className="mb-5 max-w-[72ch] text-lead text-soft">{lead}</p>}
        <SnapshotBody
          document={document}
          posture={posture}
          targets={targets}
          takenAt={takenAt}
          settled={settled}
          path={path}
          asked={asked}
          hasOwners
          textsOf={textsOf}
          compareHref={changes && compareHref(changes.from, `snapshot:${id}`)}
          report={report}
          answers={
            <FrozenAnswers
              pipeline={document}
              posture={posture}
              targets={targets}
              settled={settled}
              controls={kept.catalogue.controls}
              toFund={report.toFund}
              hasOwners
              textsOf={textsOf}
            />
          }
        >
          {about}
        </SnapshotBody>
      </Page>
    </>
  );
}
