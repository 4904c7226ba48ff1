import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { Segment, Segments } from "@/components/findings/gaps/segments";
import { ImportScreen } from "@/components/pipelines/import-screen";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/tab-bar";
import { Page } from "@/components/ui/page";
import type { SearchParams } from "@/lib/client/address";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndCounts } from "@/lib/server/pipeline/queries";

interface ImportPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Read into this map" };

const leads = {
  files:
    "Its Dockerfiles, CI files and manifests are held against the map: what is new, what changed and what they no longer say, each with its file and line. Nothing is kept until you accept it.",
  map: "A pipeline of Blueline in any format, or a model of another tool, is held against this map: what is new and what differs. Nothing is kept until you accept it.",
} as const;

export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const { id } = await params;
  const path = `/pipelines/${id}/import`;
  const from = (await searchParams)["from"] === "map" ? "map" : "files";
  const viewer = await requirePageViewer(from === "map" ? `${path}?from=map` : path, "editor");
  const access = await orNotFound(requirePipelineAccess(viewer, id, "editor"));
  const { pipeline, counts } = await orNotFound(getPipelineAndCounts(access));
  // None of the tabs is this page.
  const tabs = pipelineTabs(id, "map").map((tab) => ({ ...tab, isCurrent: false }));
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={tabs}
        crumb={<PipelineName id={id} name={pipeline.document.name} role={viewer.role} />}
      />
      <Page
        title={from === "map" ? "Merge another map" : "Read a repository into this map"}
        lead={leads[from]}
        isWide
      >
        <div className="mb-4 flex">
          <Segments label="What is read">
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
