import type { ControlTexts } from "@/components/findings/control-texts";
import { LeadSentence } from "@/components/findings/lead-sentence";
import { Page } from "@/components/shell/page";
import { reportOf } from "@/lib/domain/report/report";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import { pendingInCopy } from "@/lib/domain/snapshot/pending-in-copy";
import { analysisWords } from "@/lib/domain/snapshot/analysis-words";
import { FrozenAnswers, type FrozenAnswersProps } from "./frozen-answers";
import { FrozenWaysLead } from "./frozen-ways";
import { CopyProof, SharedHeader } from "./shared-frame";
import { hiddenNames, shownNames } from "./show-words";
import { SnapshotBody } from "./snapshot-body";
import { SnapshotFacts } from "./snapshot-facts";
import type { SearchParams } from "@/lib/client/address";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

export interface SharedSnapshotProps {
  readonly copy: SharedCopy;
  readonly fingerprint: string;
  /** Of the original snapshot; undefined if hidden. */
  readonly snapshotFingerprint: string | undefined;
  /** ISO 8601 in UTC. */
  readonly expiresAt: string;
  readonly path: string;
  readonly asked: SearchParams;
  /** From the catalogue of that time. */
  readonly controls: FrozenAnswersProps["controls"];
  readonly textsOf: ControlTexts;
}

/** The page of a link: a copy for outsiders, without links into the application. */
export function SharedSnapshot({
  copy,
  fingerprint,
  snapshotFingerprint,
  expiresAt,
  path,
  asked,
  controls,
  textsOf,
}: SharedSnapshotProps) {
  const { document, posture, show, number, title, note, takenAt, takenBy, revision, catalogue } = copy;
  const targets = posture.targets ?? [];
  const { isPending, asksReview } = pendingInCopy(document, posture.pending);
  const report = reportOf(document, { ...posture, graph: { targets } }, undefined, asksReview);
  return (
    <>
      <SharedHeader takenAt={takenAt} expiresAt={expiresAt} />
      <Page
        page="s/[shareId]"
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
              asksReview={asksReview}
            />
          </>
        }
      >
        <SnapshotBody
          document={document}
          posture={posture}
          settled={posture.settled}
          isPending={isPending}
          targets={targets}
          takenAt={takenAt}
          path={path}
          asked={asked}
          hasOwners={show.owners}
          report={report}
          textsOf={textsOf}
          // An older link whose copy lacks these opens without them.
          answers={
            posture.gates && (
              <FrozenAnswers
                pipeline={document}
                posture={posture}
                targets={targets}
                settled={posture.settled ?? []}
                controls={controls}
                toFund={report.toFund}
                hasOwners={show.owners}
                textsOf={textsOf}
              />
            )
          }
        >
          <SnapshotFacts
            note={note}
            facts={[
              [
                "Snapshot",
                `${number}, of revision ${revision}, catalogue ${catalogue}, ${analysisWords(posture)}`,
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

function contentText(show: SharedCopy["show"]): string {
  const shown = ["map", "statuses", "days", ...shownNames(show)];
  const hidden = hiddenNames(show);
  return `${joinWithAnd(shown)}.${hidden.length === 0 ? " Nothing is hidden." : ` Hidden and not in this copy at all: ${joinWithAnd(hidden)}.`}`;
}
