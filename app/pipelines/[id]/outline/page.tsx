import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { LiveName, LiveOpenCount } from "@/components/editor/live-name";
import { OfflineBar } from "@/components/editor/offline-bar";
import { SaveStatus } from "@/components/editor/save-status";
import { UndoButtons } from "@/components/editor/undo-buttons";
import { outlineAddress } from "@/components/outline/outline-query";
import { OutlineScreen } from "@/components/outline/outline-screen";
import { PeopleHere } from "@/components/editor/presence/people-here";
import { AppBar } from "@/components/shell/app-bar";
import type { SearchParams } from "@/lib/client/address";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import { PostureProvider } from "@/lib/client/posture/posture-context";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipeline } from "@/lib/server/pipeline/queries";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface OutlinePageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata = { title: "Outline" };

export default async function OutlinePage({ params, searchParams }: OutlinePageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/outline`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const [initial, asked] = await Promise.all([getPipeline(access), searchParams]);
  const { node, ...query } = outlineAddress.read(asked).query;
  return (
    <EditorProvider
      pipelineId={id}
      userId={viewer.userId}
      userName={viewer.name}
      role={viewer.role}
      initial={JSON.stringify(initial)}
    >
      <AppBar
        viewer={viewer}
        crumb={<LiveName />}
        tabs={pipelineTabs(id, "outline", <LiveOpenCount />)}
        actions={
          <>
            <PeopleHere />
            <SaveStatus />
            <UndoButtons />
          </>
        }
      />
      <OfflineBar />
      <PostureProvider>
        <OutlineScreen pipelineId={id} query={query} node={node} />
      </PostureProvider>
    </EditorProvider>
  );
}
