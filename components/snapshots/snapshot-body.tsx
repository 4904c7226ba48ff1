import type { ReactNode } from "react";
import { mostNamed } from "@/components/static-map/map-card";
import { MapFigure } from "@/components/static-map/map-figure";
import { GapTable } from "@/components/findings/gaps/gap-table";
import { posturePicture } from "@/components/findings/posture-picture";
import { Narrowed } from "@/components/findings/gaps/narrowed";
import type { Settled } from "@/lib/domain/contract/posture";
import type { SnapshotAnswer } from "@/lib/domain/contract/snapshots";
import type { Claim } from "@/lib/domain/pipeline/document";
import { type EffectiveStatus, effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { LeftOut } from "@/components/ui/left-out";
import type { SearchParams } from "@/lib/client/address";
import { withDisambiguatedNames } from "@/lib/domain/posture/words/disambiguate-names";
import type { ControlTexts } from "@/components/findings/control-texts";
import { type GapRow, gapRows, isShown, selectGaps } from "@/components/findings/gaps/gap-rows";
import { gapSections } from "@/components/findings/gaps/gap-sections";
import { unranked } from "@/lib/domain/posture/findings/settled-gaps";
import { CountsTable } from "./counts-table";
import { FocusOnChange } from "./focus-on-change";
import { Fold } from "./fold";
import { FrozenWays, type FrozenWaysIn } from "./frozen-ways";
import { SnapshotCover } from "./snapshot-cover";
import type { Report, ReportedPosture } from "@/lib/domain/report/report";
import { countWaysIn } from "@/lib/domain/posture/words/ways-in-sentence";
import { ClaimsByNode } from "./claims-by-node";
import { controlsHref, narrowedTo, readSnapshotQuery, type SnapshotQuery } from "./snapshot-query";
import "@/components/ui/print.css";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { pendingIn } from "@/lib/domain/reviews/pending-in";
import type { Confirmations } from "@/lib/domain/reviews/review-pending";
import { standingOf, weakestFirst } from "@/lib/domain/posture/coverage/coverage";
import { counted } from "@/lib/domain/words/english";
import { lacksPostureSentence } from "@/lib/domain/posture/words/not-analysed";
import { Notice } from "@/components/ui/notice";
import { GapPages } from "@/components/findings/gaps/gap-pages";

interface SnapshotBodyProps {
  readonly document: SnapshotAnswer["document"];
  readonly posture: Pick<
    SnapshotAnswer["posture"],
    "coverage" | "gaps" | "waysIn" | "analysis" | "notAnalysed"
  > &
    Pick<ReportedPosture, "unprotectedHandOvers">;
  /** Controls without a gap; undefined if not recorded: then their counts are no links. */
  readonly settled: readonly Settled[] | undefined;
  /** Pending approvals, if the document does not contain them. */
  readonly isPending?: (claim: Claim) => boolean;
  readonly targets: readonly string[];
  readonly takenAt: string;
  readonly path: string;
  readonly asked: SearchParams;
  /** False if the copy hides them. */
  readonly hasOwners: boolean;
  readonly textsOf: ControlTexts;
  readonly report: Report;
  /** The comparison with the previous one. */
  readonly compareHref?: string | undefined;
  /** Other results, in folds. */
  readonly answers?: ReactNode;
  /** Facts about the snapshot itself. */
  readonly children: ReactNode;
}

const pageSize = 300;

export function SnapshotBody({
  document,
  posture,
  settled,
  targets,
  takenAt,
  path,
  asked,
  hasOwners,
  textsOf,
  report,
  compareHref,
  answers,
  children,
  isPending = pendingIn(document, takenAt.slice(0, 10)),
}: SnapshotBodyProps) {
  const { coverage } = posture;
  const { query, ignored } = readSnapshotQuery(asked, document);
  const day = takenAt.slice(0, 10);
  const map = pipelineFromDocument(document);
  const rows = snapshotRows({ document, posture, settled, day, textsOf, isPending }, query);
  const page = Math.min(query.page, Math.max(1, Math.ceil(rows.length / pageSize)));
  const named = withDisambiguatedNames(document);
  const { checked, worst } = posturePicture(document, posture, day, textsOf, mostNamed, isPending);
  const narrowed = narrowedTo(query, named);
  const hrefOf = (ask: Partial<SnapshotQuery>) =>
    settled === undefined && ask.show !== undefined ? undefined : controlsHref(path, ask);
  const isAsked = narrowed !== undefined || query.page > 1 || ignored.length > 0;
  return (
    <>
      {posture.notAnalysed && (
        <Notice tone="warning" className="mb-3">
          {lacksPostureSentence(posture.notAnalysed)}
        </Notice>
      )}
      <SnapshotCover
        report={report}
        compareHref={compareHref}
        map={
          <MapFigure
            document={document}
            named={named}
            counts={coverage.nodes}
            checked={checked}
            worst={worst}
            hrefOf={(node) => hrefOf({ node, show: "scope" })}
          />
        }
      />
      {posture.waysIn && (
        <Fold id="ways-in" title="Entry points" summary={waysSummary(posture.waysIn)}>
          <FrozenWays document={named} waysIn={posture.waysIn} targets={targets} />
        </Fold>
      )}
      {answers}
      <Fold
        id="stages"
        title="Controls by stage"
        summary={`${standingOf(coverage.pipeline)} of ${coverage.pipeline.inScope} in place`}
      >
        <CountsTable stages={coverage.stages} whole={coverage.pipeline} hrefOf={hrefOf} />
      </Fold>
      <Fold
        id="controls"
        title={query.show === undefined ? "Gaps" : "Controls"}
        summary={narrowed === undefined ? rows.length : `${rows.length}: ${narrowed}`}
        isOpen={isAsked}
      >
        <LeftOut ignored={ignored} className="mb-3" />
        {narrowed !== undefined && (
          <div className="mb-3">
            <Narrowed what={narrowed} href={controlsHref(path, {})} />
          </div>
        )}
        {rows.length === 0 ? (
          <p className="text-soft">{narrowed === undefined ? "No gaps (declared + verified)." : "None."}</p>
        ) : (
          <GapTable
            of={query.show === undefined ? "Gap" : "Control"}
            sections={gapSections(rows, { ...query, proof: "declared" }, { page, size: pageSize })}
            isNarrowed={(query.node ?? query.stage ?? query.accepted) !== undefined}
            today={day}
            version={posture.analysis ?? 1}
            hasOwners={hasOwners}
          />
        )}
        <GapPages
          page={page}
          size={pageSize}
          total={rows.length}
          hrefOf={(next) => controlsHref(path, { ...query, page: next })}
        />
      </Fold>
      <FocusOnChange id="controls" of={controlsHref(path, query)} />
      <Fold id="claims" title="Statuses" summary={counted(document.claims.length, "status", "statuses")}>
        <ClaimsByNode
          document={named}
          statusOf={statusIn([...posture.gaps.asDeclared, ...(settled ?? [])], day, map)}
          isPending={isPending}
          day={day}
          textsOf={textsOf}
        />
      </Fold>
      <div className="mt-8">{children}</div>
    </>
  );
}

/** "3 unprotected, 2 assumed" */
function waysSummary({ asDeclared }: FrozenWaysIn): string {
  const { said, assumed } = countWaysIn(asDeclared);
  return assumed === 0 ? `${said} unprotected` : `${said} unprotected, ${assumed} assumed`;
}

/** The status as counted: a copy without evidence can't derive it. */
function statusIn(
  settled: readonly Settled[],
  day: string,
  map: Confirmations,
): (claim: Claim) => EffectiveStatus {
  const statuses = new Map(settled.map(({ node, control, status }) => [`${node} ${control}`, status]));
  return (claim) => statuses.get(`${claim.node} ${claim.control}`) ?? effectiveStatus(claim, day, map);
}

interface Listed {
  readonly document: SnapshotAnswer["document"];
  readonly posture: Pick<SnapshotAnswer["posture"], "coverage" | "gaps">;
  readonly settled: readonly Settled[] | undefined;
  readonly day: string;
  readonly textsOf: ControlTexts;
  readonly isPending: (claim: Claim) => boolean;
}

/** The requested controls by list; those without a gap come last, without a priority. */
function snapshotRows(
  { document, posture: { coverage, gaps }, settled = [], day, textsOf, isPending }: Listed,
  query: SnapshotQuery,
): readonly GapRow[] {
  const asked = { ...query, proof: "declared", sort: "priority" } as const;
  const others = query.show === undefined ? [] : settled.map(unranked);
  const rows = gapRows(
    document,
    [...gaps.asDeclared, ...others].filter(({ status }) => isShown(status, asked)),
    day,
    textsOf,
    isPending,
  );
  return selectGaps(rows, asked, weakestFirst(coverage.stages));
}
