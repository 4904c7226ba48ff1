import { frozenTexts } from "@/components/findings/control-texts";
import { OnePage } from "@/components/report/report-screen";
import { SaveHtml } from "@/components/report/save-html";
import { CopyProof, SharedHeader } from "@/components/snapshots/shared-frame";
import { SharedSnapshot } from "@/components/snapshots/shared-snapshot";
import type { SearchParams } from "@/lib/client/address";
import { analysisWords } from "@/lib/domain/snapshot/analysis-words";
import type { OpenedShare } from "@/lib/server/snapshot/get-shared-copy";

interface SharedPageProps extends OpenedShare {
  readonly path: string;
  readonly asked: SearchParams;
}

/** What the reader of a link gets, and who previews it. */
export function SharedPage({ kind, catalogue, expiresAt, ...shared }: SharedPageProps) {
  const texts = { expiresAt: expiresAt.toISOString(), textsOf: frozenTexts(catalogue.controls) };
  return kind === "report" ? (
    <SharedReport {...shared} {...texts} />
  ) : (
    <SharedSnapshot {...shared} {...texts} />
  );
}

/** One page, without the annex: that is what a link to the snapshot is for. What changed since the snapshot before is of another snapshot. */
function SharedReport({
  copy: { document, posture, number, title, takenAt, revision, catalogue, show },
  fingerprint,
  snapshotFingerprint,
  expiresAt,
  textsOf,
}: Omit<Parameters<typeof SharedSnapshot>[0], "path" | "asked">) {
  return (
    <>
      <SharedHeader takenAt={takenAt} expiresAt={expiresAt} />
      <main id="main" tabIndex={-1} className="px-3 py-5 outline-none sm:px-5 print:p-0">
        <p className="mx-auto mb-4 flex max-w-[50rem] justify-end print:hidden">
          <SaveHtml name={document.name} />
        </p>
        <OnePage
          document={document}
          posture={{ ...posture, graph: { targets: posture.targets ?? [] } }}
          facts={{
            name: document.name,
            of: `Snapshot ${number}, ${title}`,
            at: takenAt,
            revision,
            catalogue,
            analysis: analysisWords(posture.analysis),
            fingerprint,
          }}
          hasOwners={show.owners}
          textsOf={textsOf}
        />
        <div className="mx-auto max-w-[50rem]">
          <CopyProof
            number={number}
            show={show}
            fingerprint={fingerprint}
            snapshotFingerprint={snapshotFingerprint}
          />
        </div>
      </main>
    </>
  );
}
