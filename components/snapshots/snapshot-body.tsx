import type { ReactNode } from "react";
import { MapFigure } from "@/components/canvas/static-map/map-figure";
import type { ControlTexts } from "@/components/posture/control-texts";
import { GapPages } from "@/components/posture/gaps/gap-pages";
import { gapRows } from "@/components/posture/gaps/gap-rows";
import { GapTable } from "@/components/posture/gaps/gap-table";
import { selectGaps } from "@/components/posture/gaps/select-gaps";
import type { SnapshotAnswer } from "@/lib/domain/contract/snapshots";
import { type Stage, stages } from "@/lib/domain/pipeline/document";
import { weakestFirst } from "@/lib/domain/posture/sentences";
import { ClaimsByNode } from "./claims-by-node";
import { CountsTable } from "./counts-table";
import "./print.css";

interface SnapshotBodyProps {
  readonly document: SnapshotAnswer["document"];
  readonly posture: SnapshotAnswer["posture"];
  readonly takenAt: string;
  /** Where this page is, for the further pages of a long list of gaps. */
  readonly path: string;
  readonly page: number;
  /** False where the copy hides them. */
  readonly hasOwners: boolean;
  readonly textsOf: ControlTexts;
}

const pageSize = 300;

/** What a snapshot shows, to members and to readers of a link alike: counts, map, gaps, claims. */
export function SnapshotBody({ document, posture, takenAt, path, page, hasOwners, textsOf }: SnapshotBodyProps) {
  const { coverage, gaps } = posture;
  const rows = selectGaps(gapRows(document, gaps.asDeclared, textsOf), { proof: "declared", sort: "priority", page: 1 }, weakestFirst(coverage.stages));
  const shownPage = Math.min(page, Math.max(1, Math.ceil(rows.length / pageSize)));
  const inStage = new Map<Stage, number>(stages.map((stage) => [stage, rows.filter((row) => row.stage === stage).length]));
  const day = takenAt.slice(0, 10);
  return (
    <>
      <Section title="Controls by stage">
        <CountsTable stages={coverage.stages} whole={coverage.pipeline} />
      </Section>
      <Section title="Map">
        <MapFigure document={document} counts={coverage.nodes} />
      </Section>
      <Section title="Gaps">
        {rows.length === 0 ? (
          <p className="text-soft">No control in scope is open, as declared.</p>
        ) : (
          <GapTable
            caption="Gaps as declared"
            rows={rows.slice((shownPage - 1) * pageSize, shownPage * pageSize)}
            today={day}
            hasOwners={hasOwners}
            groups={{ counts: coverage.stages, shown: inStage }}
          />
        )}
        <GapPages page={shownPage} size={pageSize} total={rows.length} hrefOf={(next) => (next === 1 ? path : `${path}?page=${next}`)} />
      </Section>
      <Section title="Claims">
        <ClaimsByNode document={document} day={day} textsOf={textsOf} />
      </Section>
    </>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="mt-8">
      <h2 className="mb-3 text-lead">{title}</h2>
      {children}
    </section>
  );
}
