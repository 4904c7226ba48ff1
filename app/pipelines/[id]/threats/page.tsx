import { orNotAnalysed } from "@/app/or-not-analysed";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { RefreshOnChange } from "@/components/findings/refresh-on-change";
import { NumberLinks } from "@/components/findings/number-links";
import type { SearchParams } from "@/lib/client/address";
import { threatAddress, threatHref } from "@/components/findings/threats/threat-query";
import { knownTactics, knownTechniques, threatMatrices } from "@/components/findings/threats/threat-rows";
import { threatLead, threatNumbers } from "@/components/findings/threats/threat-sentence";
import { ThreatsView } from "@/components/findings/threats/threats-view";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import "@/components/ui/print.css";
import { Page } from "@/components/shell/page";
import { createPairsOf } from "@/lib/domain/posture/coverage/pairs-by-control";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getAssessments } from "@/lib/server/pipeline/assessments";
import { openFirst } from "@/components/findings/pair-counts";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface ThreatsPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Threats" };

async function ThreatsPage({ params, searchParams }: ThreatsPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/threats`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const [{ revision, name, nodes, assessments, posture }, asked] = await Promise.all([
    orNotFound(getAssessments(access)),
    searchParams,
  ]);
  const parsed = threatAddress.read(asked, { technique: knownTechniques, tactic: knownTactics });
  const { proof } = parsed.query;
  const matrices = threatMatrices(
    posture.threats[proof],
    createPairsOf(openFirst(assessments, proof)),
    proof,
  );
  const rows = matrices.flatMap((matrix) => matrix.rows);
  const { stress, rest } = threatLead(rows);
  const numbers = threatNumbers(
    rows,
    (status) => `${threatHref(`/pipelines/${id}/threats`, { proof }, { status })}#techniques`,
  );
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "threats", posture.gaps.declared.length)}
        crumb={<PipelineName id={id} name={name} role={viewer.role} />}
      />
      <Page
        page="pipelines/[id]/threats"
        title="Threats"
        lead={
          <>
            <b className="text-ink">
              <NumberLinks sentence={stress} links={numbers.stress} />
            </b>
            <NumberLinks sentence={rest} links={numbers.rest} />
          </>
        }
      >
        <RefreshOnChange pipelineId={id} revision={revision} />
        <ThreatsView pipelineId={id} matrices={matrices} isEmpty={nodes.length === 0} {...parsed} />
      </Page>
    </>
  );
}

export default orNotAnalysed(ThreatsPage);
