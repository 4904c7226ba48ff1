import type { ControlTexts } from "@/components/findings/control-texts";
import { LeadSentence } from "@/components/findings/lead-sentence";
import { UtcTime } from "@/components/marks/times";
import { Page, SkipLink } from "@/components/ui/page";
import { reportOf } from "@/lib/domain/report/report";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import { CopyButton } from "@/components/ui/copy-button";
import { PrintButton } from "@/components/ui/print-button";
import { analysisWords } from "@/lib/domain/snapshot/analysis-words";
import { FrozenWaysLead } from "./frozen-ways";
import { hiddenNames, shownNames } from "./show-words";
import { SnapshotBody } from "./snapshot-body";
import { SnapshotFacts } from "./snapshot-facts";
import type { SearchParams } from "@/lib/client/address";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { Brand } from "@/components/shell/brand";

interface SharedSnapshotProps {
  readonly copy: SharedCopy;
  readonly fingerprint: string;
  /** Of the snapshot that it is a copy of; undefined where that is not told. */
  readonly snapshotFingerprint: string | undefined;
  /** ISO 8601 in UTC. */
  readonly expiresAt: string;
  readonly path: string;
  readonly asked: SearchParams;
  readonly textsOf: ControlTexts;
}

/** The page behind a link: a copy for people outside, that leads nowhere into the application. */
export function SharedSnapshot({
  copy,
  fingerprint,
  snapshotFingerprint,
  expiresAt,
  path,
  asked,
  textsOf,
}: SharedSnapshotProps) {
  const { document, posture, show, number, title, note, takenAt, takenBy, revision, catalogue } = copy;
  const targets = posture.targets ?? [];
  return (
    <>
      <SkipLink />
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-panel px-4 py-2.5 sm:px-5 print:px-0">
        <Brand />
        <p className="min-w-0 grow">
          <b>
            Snapshot of <UtcTime at={takenAt} />, not live.
          </b>{" "}
          <span className="text-soft">
            Link expires <UtcTime at={expiresAt} />.
          </span>
        </p>
        <PrintButton />
      </header>
      <Page
        isWide
        title={`${document.name}: ${title}`}
        lead={
          <>
            <FrozenWaysLead document={document} waysIn={posture.waysIn} targets={targets} />
            <LeadSentence
              stages={posture.coverage.stages}
              whole={posture.coverage.pipeline}
              gapsPath={posture.settled === undefined ? undefined : path}
              anchor="#controls"
            />
          </>
        }
      >
        <SnapshotBody
          document={document}
          posture={posture}
          settled={posture.settled}
          targets={targets}
          takenAt={takenAt}
          path={path}
          asked={asked}
          hasOwners={show.owners}
          report={reportOf(document, { ...posture, graph: { targets } })}
          textsOf={textsOf}
        >
          <SnapshotFacts
            note={note}
            facts={[
              [
                "Snapshot",
                `${number}, of revision ${revision}, catalogue ${catalogue}, ${analysisWords(posture.analysis)}`,
              ],
              ...(takenBy === undefined ? [] : [["Taken by", takenBy] as const]),
              ["In this copy", contentText(show)],
            ]}
          />
          <CopyProof
            number={number}
            show={show}
            fingerprint={fingerprint}
            snapshotFingerprint={snapshotFingerprint}
          />
          {document.description !== undefined && (
            <p className="mt-4 max-w-[72ch] break-words whitespace-pre-wrap">{document.description}</p>
          )}
        </SnapshotBody>
      </Page>
    </>
  );
}

interface CopyProofProps extends Pick<SharedSnapshotProps, "fingerprint" | "snapshotFingerprint"> {
  readonly number: number;
  readonly show: SharedCopy["show"];
}

/** What this copy is made from, and why its fingerprint is another. */
function CopyProof({ number, show, fingerprint, snapshotFingerprint }: CopyProofProps) {
  const hidden = hiddenNames(show);
  return (
    <section aria-labelledby="proof" className="mt-6 max-w-[72ch]">
      <h2 id="proof" className="mb-2 text-lead">
        What this is a copy of
      </h2>
      <p>
        {hidden.length === 0 ? "A copy" : "A redacted copy"} of snapshot {number}
        {snapshotFingerprint !== undefined && (
          <>
            {" "}
            (fingerprint <Digits value={snapshotFingerprint} />)
          </>
        )}
        . Its own fingerprint is <Digits id="own-fingerprint" value={fingerprint} />,{" "}
        {hidden.length === 0
          ? "because a copy is written in a form of its own; nothing was left out."
          : `because ${joinWithAnd(hidden)} were left out.`}{" "}
        <CopyButton text={fingerprint} what="fingerprint of this copy" sourceId="own-fingerprint" isSmall />
      </p>
      <p className="mt-2 text-soft">
        {snapshotFingerprint === undefined &&
          "The snapshot's fingerprint is not told: it is of an early form, against which a hidden name could be tried. "}
        The people who sent you the link can confirm, on the page of the snapshot, that this copy was made
        from it: tell them its fingerprint.
      </p>
    </section>
  );
}

function Digits({ value, id }: { readonly value: string; readonly id?: string }) {
  return (
    <code id={id} className="font-mono text-tiny break-all">
      {value}
    </code>
  );
}

function contentText(show: SharedCopy["show"]): string {
  const shown = ["map", "statuses", "days", ...shownNames(show)];
  const hidden = hiddenNames(show);
  return `${joinWithAnd(shown)}.${hidden.length === 0 ? " Nothing is hidden." : ` Hidden, and not in this copy at all: ${joinWithAnd(hidden)}.`}`;
}
