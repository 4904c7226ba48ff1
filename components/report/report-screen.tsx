import Link from "next/link";
import type { ReactNode } from "react";
import type { PendingInCopy } from "@/lib/domain/snapshot/pending-in-copy";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import type { ControlTexts } from "@/components/findings/control-texts";
import { posturePicture } from "@/components/findings/posture-picture";
import { mostNamed } from "@/components/static-map/map-card";
import { StaticMap } from "@/components/static-map/static-map";
import { buttonClass } from "@/components/ui/button";
import { LeftOut } from "@/components/ui/left-out";
import { PrintButton } from "@/components/ui/print-button";
import type { SearchParams } from "@/lib/client/address";
import type { Settled } from "@/lib/domain/contract/posture";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { withDisambiguatedNames } from "@/lib/domain/posture/words/disambiguate-names";
import { type ReportedChanges, type ReportedPosture, reportOf } from "@/lib/domain/report/report";
import type { ReportFacts } from "@/lib/domain/report/report-markdown";
import { FingerprintOnPaper } from "./fingerprint-on-paper";
import { ReportAnnex } from "./report-annex";
import { ReportSheet } from "./report-sheet";
import { reportAddress } from "./report-query";
import { SaveHtml } from "./save-html";

interface ReportScreenProps {
  readonly document: PipelineDocument;
  readonly posture: ReportedPosture;
  readonly settled: readonly Settled[];
  readonly changes: ReportedChanges | undefined;
  readonly facts: ReportFacts;
  readonly path: string;
  readonly asked: SearchParams;
  readonly textsOf: ControlTexts;
  /** The kind of an owner, shown behind the name; absent in frozen snapshots. */
  readonly ownerText?: ((owner: string) => string) | undefined;
}

/** The report as it prints, and above it the choice of its parts. */
export function ReportScreen(props: ReportScreenProps) {
  const { document, posture, settled, changes, facts, path, asked, textsOf, ownerText } = props;
  const { query, ignored } = reportAddress.read(asked);
  const gaps = posture.gaps.asDeclared;
  return (
    <main id="main" tabIndex={-1} className="px-3 py-5 outline-none sm:px-5 print:p-0">
      <div className="mx-auto mb-4 flex max-w-[50rem] flex-wrap items-center gap-2 print:hidden">
        <Segments label="On paper">
          <Choice path={path} annex={undefined} chosen={query.annex}>
            One page
          </Choice>
          <Choice path={path} annex="with" chosen={query.annex}>
            With annex
          </Choice>
          <Choice path={path} annex="whole" chosen={query.annex}>
            Annex with all not assessed
          </Choice>
        </Segments>
        <span className="grow" />
        <Link href={`${path}/export`} prefetch={false} download className={buttonClass()}>
          Markdown
        </Link>
        <SaveHtml name={facts.name} />
        <PrintButton />
      </div>
      <LeftOut ignored={ignored} className="mx-auto mb-3 max-w-[50rem]" />
      {facts.fingerprint !== undefined && <FingerprintOnPaper fingerprint={facts.fingerprint} />}
      <OnePage
        document={document}
        posture={posture}
        changes={changes}
        facts={facts}
        textsOf={textsOf}
        ownerText={ownerText}
      />
      {query.annex !== undefined && (
        <ReportAnnex
          document={withDisambiguatedNames(document)}
          gaps={gaps}
          settled={settled}
          day={facts.at.slice(0, 10)}
          isFrozen={facts.fingerprint !== undefined}
          isWhole={query.annex === "whole"}
          textsOf={textsOf}
          ownerText={ownerText}
        />
      )}
    </main>
  );
}

interface OnePageProps extends Pick<
  ReportScreenProps,
  "document" | "posture" | "facts" | "textsOf" | "ownerText"
> {
  readonly changes?: ReportedChanges | undefined;
  /** False in a copy that hides them. */
  readonly hasOwners?: boolean;
  /** In a copy, which does not show what needs approval. */
  readonly copied?: PendingInCopy;
}

/** In pixels, for the sheet: about as wide on paper. */
const sheetWidth = 700;

/** The report itself, with the picture of the map. */
export function OnePage({
  document,
  posture,
  changes,
  facts,
  hasOwners,
  copied,
  textsOf,
  ownerText,
}: OnePageProps) {
  const { checked, worst } = posturePicture(
    document,
    posture,
    facts.at.slice(0, 10),
    textsOf,
    mostNamed,
    copied?.isPending,
  );
  const report = reportOf(document, posture, changes, copied?.asksReview);
  return (
    <ReportSheet
      report={report}
      facts={facts}
      hasOwners={hasOwners}
      ownerText={ownerText}
      map={
        <StaticMap
          document={document}
          counts={posture.coverage.nodes}
          checked={checked}
          worst={worst}
          way={report.waysIn?.stepsOfFirst}
          fundFirst={report.toFund?.rows[0]?.node}
          stageCounts={posture.coverage.stages}
          shownAt={sheetWidth}
          className="h-auto w-full max-sm:min-w-[40rem] print:min-w-0"
        />
      }
    />
  );
}

interface ChoiceProps {
  readonly path: string;
  readonly annex: "with" | "whole" | undefined;
  readonly chosen: "with" | "whole" | undefined;
  readonly children: ReactNode;
}

function Choice({ path, annex, chosen, children }: ChoiceProps) {
  return (
    <Segment href={reportAddress.href(path, { annex })} isChosen={annex === chosen}>
      {children}
    </Segment>
  );
}
