import { Trash2 } from "lucide-react";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { MapExportButton } from "@/components/canvas/export/map-export-button";
import { EditorScreen } from "@/components/canvas/editor-screen";
import { LiveName, LiveOpenCount } from "@/components/editor/live-name";
import { RemoveSampleLater } from "@/components/pipelines/remove-sample-later";
import { OfflineBar } from "@/components/editor/offline-bar";
import { SaveStatus } from "@/components/editor/save-status";
import { FirstPicture } from "@/components/static-map/first-picture";
import { UndoButtons } from "@/components/editor/undo-buttons";
import { PeopleHere } from "@/components/editor/presence/people-here";
import { AppBar } from "@/components/shell/app-bar";
import { EditorProvider } from "@/lib/client/editor/editor-context";
import { hasRole } from "@/lib/domain/contract/roles";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { hasComments } from "@/lib/server/comments/list-comments";
import { isMadeAsSample } from "@/lib/server/pipeline/sample";
import { getPipelineAndCounts } from "@/lib/server/pipeline/queries";
import { hasRunning } from "@/lib/server/running/queries";
import { MapSnapshotButtons } from "@/components/editor/take-snapshot-button";
import { buttonClass } from "@/components/ui/button";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface MapPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly node?: string | string[]; readonly control?: string | string[] }>;
}

export const metadata = { title: "Map" };

export default async function MapPage({ params, searchParams }: MapPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const [
    { pipeline: initial, counts, checked, story },
    isSample,
    isRunningGiven,
    isCommented,
    { node, control },
  ] = await Promise.all([
    getPipelineAndCounts(access),
    isMadeAsSample(access),
    hasRunning(access),
    hasComments(access),
    searchParams,
  ]);
  const canEdit = hasRole(viewer.role, "editor");
  return (
    <EditorProvider
      pipelineId={id}
      userId={viewer.userId}
      userName={viewer.name}
      role={viewer.role}
      initial={JSON.stringify(initial)}
    >
      <div className="flex h-[calc(100dvh-var(--foot))] flex-col overflow-hidden low:h-auto low:overflow-visible">
        <AppBar
          viewer={viewer}
          crumb={<LiveName />}
          help="pipelines/[id]"
          tabs={pipelineTabs(id, "map", <LiveOpenCount />)}
          actions={
            <>
              {canEdit && isSample && (
                <RemoveSampleLater id={id} className={`${buttonClass("quiet")} max-md:hidden`}>
                  <Trash2 aria-hidden size={14} className="min-[1600px]:hidden" />
                  <span className="max-[1599px]:hidden">Remove the sample</span>
                </RemoveSampleLater>
              )}
              <PeopleHere />
              <SaveStatus />
              <UndoButtons />
              <MapExportButton pipelineId={id} />
              {canEdit && <MapSnapshotButtons pipelineId={id} />}
            </>
          }
        />
        <OfflineBar />
        <EditorScreen
          drawing={<FirstPicture document={initial.document} counts={counts} checked={checked} />}
          story={story}
          checked={[...checked]}
          selectedNode={typeof node === "string" ? node : undefined}
          openControl={typeof control === "string" ? control : undefined}
          pipelineId={id}
          hasRunning={isRunningGiven}
          hasComments={isCommented}
        />
      </div>
    </EditorProvider>
  );
}
