import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { activityAddress, byTheServer } from "@/components/activity/activity-query";
import { ActivityView } from "@/components/activity/activity-view";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import type { FilterOptions } from "@/components/ui/filter-choices";
import { Page } from "@/components/shell/page";
import { hasRole } from "@/lib/domain/contract/roles";
import { getActivity, listActors } from "@/lib/server/activity/queries";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getPipelineAndOpenCount } from "@/lib/server/pipeline/queries";
import { theServer } from "@/lib/server/team/member-names";
import type { FilterChoices } from "@/components/activity/activity-filter";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Activity } from "@/lib/domain/contract/activity";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineTabs } from "@/components/shell/tab-bar";

/** A longer list is of no use: entries link to the other nodes. */
const mostNodes = 500;

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
    getActivity(access, { ...query, person: query.person === byTheServer ? theServer : query.person }),
    listActors(access),
  ]);
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "activity", open)}
        crumb={<PipelineName id={id} name={pipeline.document.name} role={viewer.role} />}
      />
      <Page
        page="pipelines/[id]/activity"
        title="Activity"
        lead="All changes, with author and time. Entries can’t be changed: undoing one adds a new entry."
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

/** The filter's options: current nodes, and deleted ones from the entries shown, by their last name. */
function filterChoices(document: PipelineDocument, activity: Activity, people: FilterOptions): FilterChoices {
  const now = new Map(document.nodes.map(({ id, name }) => [id, name]));
  const gone = new Map(
    activity.entries
      .flatMap(({ nodes }) => nodes)
      .flatMap(({ id, name }) => (now.has(id) ? [] : [[id, `${name} (deleted)`] as const])),
  );
  const nodes = [...now, ...gone].map(([id, name]) => ({ id, name }));
  return {
    people: people.map(({ id, name }) => ({ id: id === theServer ? byTheServer : id, name })),
    nodes: byName(nodes).slice(0, mostNodes),
    controls: byName(catalogueOf(document).controls.map(({ id, title }) => ({ id, name: title }))),
  };
}

function byName(options: FilterOptions): FilterOptions {
  return options.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
}
