import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { LiveName, LiveOpenCount } from "@/components/editor/live-name";
import { OfflineBar } from "@/components/editor/offline-bar";
import { SaveStatus } from "@/components/editor/save-status";
import { UndoButtons } from "@/components/editor/undo-buttons";
import { InterviewScreen } from "@/components/interview/interview-screen";
import { AppBar } from "@/components/shell/app-bar";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import { PostureProvider } from "@/lib/client/posture/posture-context";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipeline } from "@/lib/server/pipeline/queries";
import { pipelineTabs } from "@/components/shell/tab-bar";

export const metadata = { title: "Interview" };

export default async function InterviewPage({
  params,
}: {
  readonly params: Promise<{ readonly id: string }>;
}) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/interview`, "editor");
  const access = await orNotFound(requirePipelineAccess(viewer, id, "editor"));
  const initial = await getPipeline(access);
  // This page is none of the tabs.
  const tabs = pipelineTabs(id, "map", <LiveOpenCount />).map((tab) => ({ ...tab, isCurrent: false }));
  return (
    <EditorProvider
      pipelineId={id}
      userId={viewer.userId}
      userName={viewer.name}
      role={viewer.role}
      initial={JSON.stringify(initial)}
    >
      <div className="flex min-h-[calc(100dvh-var(--foot))] flex-col lg:h-[calc(100dvh-var(--foot))] lg:overflow-hidden">
        <AppBar
          viewer={viewer}
          crumb={<LiveName />}
          help="pipelines/[id]/interview"
          tabs={tabs}
          actions={
            <>
              <SaveStatus />
              <UndoButtons />
            </>
          }
        />
        <OfflineBar />
        <PostureProvider>
          <InterviewScreen pipelineId={id} />
        </PostureProvider>
      </div>
    </EditorProvider>
  );
}
