import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import { ImportScreen } from "@/components/pipelines/import-screen";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/tab-bar";
import { Page } from "@/components/shell/page";
import type { SearchParams } from "@/lib/client/address";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndCounts } from "@/lib/server/pipeline/queries";

interface ImportPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Import into this map" };

const leads = {
  files:
    "Blueline compares Dockerfiles, CI files and manifests with the map. It lists additions, changes and removals, each with file and line. It saves nothing until you accept.",
  map: "Blueline compares a pipeline file in any of its formats, or another tool’s model, with this map. It lists additions and differences. It saves nothing until you accept.",
} as const;

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const { id } = await params;
  const path = `/pipelines/${id}/import`;
  const from = (await searchParams)["from"] === "map" ? "map" : "files";
  const viewer = await requirePageViewer(from === "map" ? `${path}?from=map` : path, "editor");
  const access = await orNotFound(requirePipelineAccess(viewer, id, "editor"));
  const { pipeline, counts } = await orNotFound(getPipelineAndCounts(access));
  // This page is none of the tabs.
  const tabs = pipelineTabs(id, "map").map((tab) => ({ ...tab, isCurrent: false }));
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={tabs}
        crumb={<PipelineName id={id} name={pipeline.document.name} role={viewer.role} />}
      />
      <Page
        page="pipelines/[id]/import"
        title={from === "map" ? "Merge another map" : "Read a repository into this map"}
        lead={leads[from]}
        isWide
      >
        <div className="mb-4 flex">
          <Segments label="Source">
            <Segment href={path} isChosen={from === "files"}>
              A repository
            </Segment>
            <Segment href={`${path}?from=map`} isChosen={from === "map"}>
              Another map
            </Segment>
          </Segments>
        </div>
        <ImportScreen key={from} pipelineId={id} userId={viewer.userId} from={from} counts={counts} />
      </Page>
    </>
  );
}
