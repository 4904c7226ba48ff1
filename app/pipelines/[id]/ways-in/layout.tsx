import type { ReactNode } from "react";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { LiveName, LiveOpenCount } from "@/components/editor/live-name";
import { SaveStatus } from "@/components/editor/save-status";
import { UndoButtons } from "@/components/editor/undo-buttons";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/tab-bar";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipeline } from "@/lib/server/pipeline/queries";

interface WaysInLayoutProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly children: ReactNode;
}

/** The open pipeline around its ways in: in a layout, so that another tab's link does not send it again. */
export default async function WaysInLayout({ params, children }: WaysInLayoutProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/ways-in`);
  const initial = await orNotFound(
    requirePipelineAccess(viewer, id, "viewer").then((access) => getPipeline(access)),
  );
  return (
    <EditorProvider pipelineId={id} userId={viewer.userId} role={viewer.role} initial={initial}>
      <AppBar
        viewer={viewer}
        crumb={<LiveName />}
        tabs={pipelineTabs(id, "ways-in", <LiveOpenCount />)}
        actions={
          <>
            <SaveStatus />
            <UndoButtons />
          </>
        }
      />
      {children}
    </EditorProvider>
  );
}
