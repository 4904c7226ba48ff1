import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { GatesLead } from "@/components/findings/gates/gates-lead";
import { BypassesView } from "@/components/findings/gates/bypasses-view";
import { gapsHref, type GapQuery } from "@/components/findings/gaps/gap-query";
import { GapsView } from "@/components/findings/gaps/gaps-view";
import { LiveLeadSentence } from "@/components/findings/live-lead-sentence";
import { ProofSwitch } from "@/components/findings/proof-switch";
import type { SearchParams } from "@/lib/client/address";
import { Page } from "@/components/ui/page";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { openGateCount } from "@/lib/domain/posture/gates/open-gates";
import { causesSentence } from "@/lib/domain/story/causes-sentence";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { readGaps } from "./read-gaps";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import { plural } from "@/lib/domain/words/english";

interface GapsPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: GapsPageProps): Promise<Metadata> {
  return { title: (await searchParams)["view"] === "bypasses" ? "Bypasses" : "Gaps" };
}

export default async function GapsPage({ params, searchParams }: GapsPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/gaps`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const { document, posture, rows, query, ignored } = await orNotFound(readGaps(access, await searchParams));
  const path = `/pipelines/${id}/gaps`;
  const verdicts = posture.gates.map((gate) => gate[query.proof]);
  const views = <ViewSwitch path={path} query={query} open={openGateCount(posture.gates, query.proof)} />;
  if (query.view === "bypasses") {
    const causes = causesSentence(pipelineFromDocument(document), posture.gates, query.proof);
    return (
      <Page
        title="Bypasses"
        lead={
          <>
            {causes && (
              <>
                <b className="text-ink">{causes.lead}</b> {causes.text}{" "}
              </>
            )}
            <GatesLead verdicts={verdicts} />
          </>
        }
      >
        <div className="mb-5 flex flex-wrap items-center justify-between gap-3 print:hidden">
          {views}
          <ProofSwitch proof={query.proof} hrefOf={(proof) => gapsHref(path, query, { proof })} />
        </div>
        <BypassesView pipelineId={id} document={document} posture={posture} query={query} />
      </Page>
    );
  }
  return (
    // As wide as the window: the details of a gap have their place beside the list.
    <main
      id="main"
      tabIndex={-1}
      className="px-4 py-3.5 outline-none sm:px-6 xl:has-[[data-gap-panel]]:pr-[404px] print:p-0"
    >
      <div className="mb-2.5 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="sr-only">Gaps</h1>
        <p className="max-w-[110ch] min-w-0 flex-1 basis-80 text-soft xl:text-[0.875rem]">
          <LiveLeadSentence proof={query.proof} gapsPath={path} />
        </p>
        {views}
      </div>
      <GapsView
        pipelineId={id}
        document={document}
        rows={rows}
        posture={posture}
        query={query}
        ignored={ignored}
      />
    </main>
  );
}

/** The two views of what is missing: control by control, or by the ways that lead past a gate. `open`: how many gates something gets past. */
function ViewSwitch({
  path,
  query,
  open,
}: {
  readonly path: string;
  readonly query: GapQuery;
  readonly open: number;
}) {
  const hrefOf = (view: GapQuery["view"]) => gapsHref(path, { proof: query.proof, sort: query.sort, view });
  return (
    <Segments label="View">
      <Segment href={hrefOf(undefined)} isChosen={query.view === undefined}>
        List of gaps
      </Segment>
      <Segment href={hrefOf("bypasses")} isChosen={query.view === "bypasses"}>
        {plural(open, "Open gate")} {open}
      </Segment>
    </Segments>
  );
}
