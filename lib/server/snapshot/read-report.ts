import "server-only";
import type { Settled } from "@/lib/domain/contract/posture";
import { publishedPosture } from "@/lib/domain/contract/published-posture";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { analysisVersion } from "@/lib/domain/posture/analysis-version";
import type { ReportedPosture } from "@/lib/domain/report/report";
import type { ReportFacts } from "@/lib/domain/report/report-markdown";
import { settledOf } from "@/lib/domain/snapshot/settled-of";
import { analysisWords } from "@/lib/domain/snapshot/analysis-words";
import type { PipelineAccess, SnapshotAccess } from "../auth/access";
import { getPipelineAndPosture } from "../pipeline/queries";
import { getFrozenCatalogue, getSnapshot } from "./queries";

/** The data of a report. */
export interface ReadReport {
  readonly document: PipelineDocument;
  readonly posture: ReportedPosture;
  readonly settled: readonly Settled[];
  readonly facts: ReportFacts;
}

/** From an unaltered snapshot. */
export async function readSnapshotReport(access: SnapshotAccess) {
  const [snapshot, frozen] = await Promise.all([getSnapshot(access), getFrozenCatalogue(access)]);
  const { document, posture, number, title, takenAt, revision, fingerprint } = snapshot;
  const report: ReadReport = {
    document,
    posture,
    settled: settledOf(document, frozen, takenAt),
    facts: {
      name: document.name,
      of: `Snapshot ${number}, ${title}`,
      at: takenAt,
      revision,
      catalogue: snapshot.catalogue,
      analysis: analysisWords(posture),
      fingerprint,
    },
  };
  return { report, pipelineId: snapshot.pipeline, number, controls: frozen.controls };
}

/** From the current pipeline. */
export async function readReportOfNow(access: PipelineAccess, now = new Date()): Promise<ReadReport> {
  const {
    pipeline: { document },
    posture,
  } = await getPipelineAndPosture(access, now);
  return {
    document,
    posture: publishedPosture(posture),
    settled: settledOf(document, catalogueOf(document), posture.analysedAt),
    facts: {
      name: document.name,
      of: "Now",
      at: posture.analysedAt,
      revision: posture.revision,
      catalogue: posture.catalogue,
      analysis: analysisWords({ analysis: analysisVersion }),
      fingerprint: undefined,
    },
  };
}
