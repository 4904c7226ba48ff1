import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { FollowChanges } from "@/components/posture/follow-changes";
import { openFirst } from "@/components/posture/open-first";
import type { SearchParams } from "@/components/posture/read-address";
import { parseThreatQuery } from "@/components/posture/threats/threat-query";
import { knownTechniques, threatMatrices } from "@/components/posture/threats/threat-rows";
import { threatLead } from "@/components/posture/threats/threat-sentence";
import { ThreatsView } from "@/components/posture/threats/threats-view";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/pipeline-tabs";
import "@/components/snapshots/print.css";
import { Page } from "@/components/ui/page";
import { createPairsOf } from "@/lib/domain/posture/pairs-of";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getAssessments } from "@/lib/server/pipeline/assessments";

interface ThreatsPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Threats" };

export default async function ThreatsPage({ params, searchParams }: ThreatsPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/threats`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const [{ revision, name, nodes, assessments, posture }, asked] = await Promise.all([orNotFound(getAssessments(access)), searchParams]);
  const parsed = parseThreatQuery(asked, knownTechniques);
  const { proof } = parsed.query;
  const matrices = threatMatrices(
    proof === "proven" ? posture.threats.asProven : posture.threats.asDeclared,
    createPairsOf(openFirst(assessments, proof)),
    proof,
  );
  const { stress, rest } = threatLead(matrices.flatMap(({ rows }) => rows));
  return (
    <>
      <AppBar viewer={viewer} tabs={pipelineTabs(id, "threats", posture.gaps.asDeclared.length)} crumb={name} />
      <Page
        title="Threats"
        lead={
          <>
            <b className="text-ink">{stress}</b>
            {rest}
          </>
        }
      >
        <FollowChanges pipelineId={id} revision={revision} />
        <ThreatsView pipelineId={id} matrices={matrices} isEmpty={nodes.length === 0} {...parsed} />
      </Page>
    </>
  );
}
