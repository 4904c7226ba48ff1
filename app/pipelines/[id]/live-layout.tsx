import type { ReactNode } from "react";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { LiveExportButton } from "@/components/editor/export-button";
import { LiveName, LiveOpenCount } from "@/components/editor/live-name";
import { OfflineBar } from "@/components/editor/offline-bar";
import { SaveStatus } from "@/components/editor/save-status";
import { UndoButtons } from "@/components/editor/undo-buttons";
import { UndoKeys } from "@/components/editor/undo-keys";
import { AppBar } from "@/components/shell/app-bar";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipeline } from "@/lib/server/pipeline/queries";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface LiveLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly tab: "gaps" | "ways-in" | "running" | "comments";
  readonly children: ReactNode;
}

/** The open pipeline around a list. As a layout, it is not sent again by a filter's link. */
export async function LiveLayout({ params, tab, children }: LiveLayoutProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/${tab}`);
  const initial = await orNotFound(
    requirePipelineAccess(viewer, id, "viewer").then((access) => getPipeline(access)),
  );
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
        tabs={pipelineTabs(id, tab, <LiveOpenCount />)}
        actions={
          <>
            <SaveStatus />
            <UndoButtons />
            <UndoKeys />
            <LiveExportButton pipelineId={id} />
          </>
        }
      />
      <OfflineBar />
      {children}
    </EditorProvider>
  );
}
