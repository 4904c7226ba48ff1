import type { Metadata } from "next";
import { orNotAnalysed } from "@/app/or-not-analysed";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { BypassesView } from "@/components/findings/gates/bypasses-view";
import { GatesLead } from "@/components/findings/gates/gates-lead";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import { ProofSwitch } from "@/components/findings/proof-switch";
import { waysInAddress, waysInHref, type WaysInQuery } from "@/components/findings/ways-in/ways-in-query";
import { WaysInView } from "@/components/findings/ways-in/ways-in-view";
import { LeftOut } from "@/components/ui/left-out";
import { PageHelp } from "@/components/shell/page-help";
import { Page } from "@/components/shell/page";
import type { SearchParams } from "@/lib/client/address";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { bypassCount } from "@/lib/domain/posture/gates/open-gates";
import { countWaysIn, waysInLead } from "@/lib/domain/posture/words/ways-in-sentence";
import { causesSentence } from "@/lib/domain/story/causes-sentence";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndPosture } from "@/lib/server/pipeline/queries";

interface WaysInPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ searchParams }: WaysInPageProps): Promise<Metadata> {
  return { title: (await searchParams)["view"] === "bypasses" ? "Bypasses" : "Entry points" };
}

async function WaysInPage({ params, searchParams }: WaysInPageProps) {
  const { id } = await params;
  const path = `/pipelines/${id}/ways-in`;
  const viewer = await requirePageViewer(path);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const { query, ignored } = waysInAddress.read(await searchParams);
  const {
    pipeline: { document },
    posture,
  } = await orNotFound(getPipelineAndPosture(access));
  const { proof } = query;
  const pipeline = pipelineFromDocument(document);
  const rows = posture.waysIn[proof];
  const counts = countWaysIn(rows);
  const switches = (
    <div className="flex flex-wrap items-center gap-3 print:hidden">
      <ViewSwitch
        path={path}
        query={query}
        unguarded={counts.said + counts.assumed}
        bypasses={bypassCount(posture.gates, proof)}
      />
      <ProofSwitch proof={proof} hrefOf={(other) => waysInHref(path, query, { proof: other })} />
    </div>
  );
  if (query.view === "bypasses") {
    const causes = causesSentence(pipeline, posture.gates, proof);
    return (
      <Page
        page="pipelines/[id]/ways-in?view=bypasses"
        title="Bypasses"
        lead={
          <>
            {causes && (
              <>
                <b className="text-ink">{causes.lead}</b> {causes.text}{" "}
              </>
            )}
            <GatesLead verdicts={posture.gates.map((gate) => gate[proof])} />
          </>
        }
      >
        <div className="mb-5">{switches}</div>
        <LeftOut ignored={ignored} rest="" />
        <BypassesView pipelineId={id} document={document} posture={posture} proof={proof} />
      </Page>
    );
  }
  const { stress, rest } = waysInLead(pipeline, rows, posture.graph.targets.length, proof);
  return (
    // As wide as the window: an entry point's details stand beside the list.
    <main
      id="main"
      tabIndex={-1}
      className="px-4 py-3.5 outline-none sm:px-6 xl:has-[[data-details-panel]]:pr-[404px] print:p-0"
    >
      <div className="mb-2.5 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="sr-only">Entry points</h1>
        <p className="max-w-[110ch] min-w-0 flex-1 basis-80 text-soft xl:text-[0.875rem]">
          <b className="text-ink">{stress}</b>
          {rest} <PageHelp page="pipelines/[id]/ways-in" />
        </p>
        {switches}
      </div>
      <LeftOut ignored={ignored} rest="" />
      <WaysInView pipelineId={id} pipeline={pipeline} posture={posture} query={query} />
    </main>
  );
}

export default orNotAnalysed(WaysInPage);

interface ViewSwitchProps {
  readonly path: string;
  readonly query: WaysInQuery;
  /** The number of unprotected entry points. */
  readonly unguarded: number;
  /** The number of bypassed gates. */
  readonly bypasses: number;
}

/** The two views of attack paths: by entry point, or by bypassed gate. */
function ViewSwitch({ path, query, unguarded, bypasses }: ViewSwitchProps) {
  const hrefOf = (view: WaysInQuery["view"]) => waysInHref(path, { proof: query.proof, view });
  return (
    <Segments label="View">
      <Segment
        href={hrefOf(undefined)}
        isChosen={query.view === undefined}
        title={`${unguarded} unprotected`}
      >
        Entry points {unguarded}
      </Segment>
      <Segment href={hrefOf("bypasses")} isChosen={query.view === "bypasses"}>
        Bypasses {bypasses}
      </Segment>
    </Segments>
  );
}
