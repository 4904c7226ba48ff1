import { compareAddress } from "@/components/compare/compare-query";
import { CompareScreen } from "@/components/compare/compare-screen";
import { frozenTexts } from "@/components/findings/control-texts";
import { OnePage } from "@/components/report/report-screen";
import { SaveHtml } from "@/components/report/save-html";
import { CopyProof, SharedHeader } from "@/components/snapshots/shared-frame";
import { SharedSnapshot, type SharedSnapshotProps } from "@/components/snapshots/shared-snapshot";
import { analysisWords } from "@/lib/domain/snapshot/analysis-words";
import { pendingInCopy } from "@/lib/domain/snapshot/pending-in-copy";
import type { SharedComparison } from "@/lib/domain/snapshot/shared-comparison";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import type { OpenedShare } from "@/lib/server/share/get-shared-copy";

type SharedPageProps = OpenedShare & Pick<PageProps, "path" | "asked">;

/** The props of all pages of links. */
type PageProps = Omit<SharedSnapshotProps, "copy">;

/** The page for readers of a link, and for its preview. */
export function SharedPage(shared: SharedPageProps) {
  const { fingerprint, snapshotFingerprint, expiresAt, path, asked } = shared;
  const page: PageProps = {
    fingerprint,
    snapshotFingerprint,
    expiresAt: expiresAt.toISOString(),
    path,
    asked,
    ...controlsOf(shared),
  };
  if (shared.kind === "comparison") return <Compared comparison={shared.comparison} {...page} />;
  const { kind, copy } = shared;
  return kind === "report" ? <Report copy={copy} {...page} /> : <SharedSnapshot copy={copy} {...page} />;
}

/** The catalogue's control texts of that time; for custom controls only the texts in the copy. */
function controlsOf({ catalogue, ...shared }: OpenedShare): Pick<PageProps, "controls" | "textsOf"> {
  const maps =
    shared.kind === "comparison"
      ? [shared.comparison.after, shared.comparison.before]
      : [shared.copy.document];
  const own = maps
    .flatMap(({ policy }) => policy?.controls ?? [])
    .map(({ id, title, requirements = {} }) => ({ id, title, why: "", frameworks: requirements }));
  const controls = [
    ...catalogue.controls.filter((control) => control.own === undefined),
    // The newer of two comes last and wins.
    ...own.toReversed(),
  ];
  return { controls, textsOf: frozenTexts(controls) };
}

/** One page without the annex, which a link to the snapshot shows. Changes since an earlier snapshot would reveal that one. */
function Report({
  copy: { document, posture, number, title, takenAt, revision, catalogue, show },
  fingerprint,
  snapshotFingerprint,
  expiresAt,
  textsOf,
}: PageProps & { readonly copy: SharedCopy }) {
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
            analysis: analysisWords(posture),
            fingerprint,
          }}
          hasOwners={show.owners}
          copied={pendingInCopy(document, posture.pending)}
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

function Compared({
  comparison,
  fingerprint,
  snapshotFingerprint,
  expiresAt,
  path,
  asked,
  textsOf,
}: PageProps & { readonly comparison: SharedComparison }) {
  const { answer, before, after, show, numbers } = comparison;
  const { query, ignored } = compareAddress.read(asked);
  return (
    <>
      <SharedHeader takenAt={answer.to.at ?? ""} expiresAt={expiresAt} />
      <CompareScreen
        answer={answer}
        before={before}
        after={after}
        hrefOf={(asking) => compareAddress.href(path, asking)}
        query={query}
        ignored={ignored}
        textsOf={textsOf}
        foot={
          <CopyProof
            number={numbers.of}
            comparedWith={numbers.with}
            show={show}
            fingerprint={fingerprint}
            snapshotFingerprint={snapshotFingerprint}
          />
        }
      >
        <h1 className="text-title break-words">{after.name}</h1>
      </CompareScreen>
    </>
  );
}
