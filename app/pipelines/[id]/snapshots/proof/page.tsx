import Link from "next/link";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { Term } from "@/components/marks/term";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/tab-bar";
import { ChainProof, proofAddress } from "@/components/snapshots/chain-proof";
import { LeftOut } from "@/components/ui/left-out";
import { Page } from "@/components/shell/page";
import type { SearchParams } from "@/lib/client/address";
import { listNotCovered } from "@/lib/server/audit/coverage";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndOpenCount } from "@/lib/server/pipeline/queries";
import { contentBudgets, verifyChain } from "@/lib/server/snapshot/verify-chain";

export const metadata = { title: "Integrity check" };

interface ProofPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export default async function ProofPage({ params, searchParams }: ProofPageProps) {
  const { id } = await params;
  const path = `/pipelines/${id}/snapshots`;
  const viewer = await requirePageViewer(`${path}/proof`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const { query, ignored } = proofAddress.read(await searchParams);
  const isMore = query.contents === "more";
  const [{ pipeline, open }, proof] = await Promise.all([
    getPipelineAndOpenCount(access),
    verifyChain(access, isMore ? contentBudgets.asked : contentBudgets.opening),
  ]);
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "snapshots", open)}
        crumb={<PipelineName id={id} name={pipeline.document.name} role={viewer.role} />}
      />
      <Page
        page="pipelines/[id]/snapshots/proof"
        title="Integrity check"
        lead={
          <>
            Each snapshot&apos;s <Term of="fingerprint">fingerprint</Term> covers the one before it.{" "}
            <Link href={path} prefetch={false} className="text-blue underline">
              All snapshots
            </Link>
          </>
        }
      >
        <LeftOut ignored={ignored} className="mb-3" />
        <ChainProof
          path={`${path}/proof`}
          proof={proof}
          verifiedAt={new Date().toISOString()}
          isMore={isMore}
          notCovered={listNotCovered()}
        />
      </Page>
    </>
  );
}
