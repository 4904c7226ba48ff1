import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { activityAddress } from "@/components/activity/activity-query";
import { ActivityView } from "@/components/activity/activity-view";
import { AppBar } from "@/components/shell/app-bar";
import { pipelineTabs } from "@/components/shell/pipeline-tabs";
import { Page } from "@/components/ui/page";
import { hasRole } from "@/lib/domain/contract/roles";
import { getActivity, listActors } from "@/lib/server/activity/queries";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndOpenCount } from "@/lib/server/pipeline/queries";
import { filterChoices } from "./filter-choices";

interface ActivityPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export const metadata = { title: "Activity" };

export default async function ActivityPage({ params, searchParams }: ActivityPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/activity`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const { query, ignored } = activityAddress.read(await searchParams);
  const [{ pipeline, open }, activity, people] = await Promise.all([
    getPipelineAndOpenCount(access),
    getActivity(access, query),
    listActors(access),
  ]);
  return (
    <>
      <AppBar viewer={viewer} tabs={pipelineTabs(id, "activity", open)} crumb={pipeline.document.name} />
      <Page
        title="Activity"
        lead="Every change, who made it and when. It is a record that nobody can alter: to undo an entry makes a new one."
      >
        <ActivityView
          pipelineId={id}
          activity={activity}
          query={query}
          ignored={ignored}
          choices={filterChoices(pipeline.document, activity, people)}
          canUndo={hasRole(viewer.role, "editor")}
          now={new Date()}
        />
      </Page>
    </>
  );
}
