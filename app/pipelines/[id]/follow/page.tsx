import { Route } from "lucide-react";
import Link from "next/link";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { ImageLinks } from "@/components/follow/image-links";
import { LineStrip } from "@/components/follow/line-strip";
import { LineText } from "@/components/follow/line-text";
import { StripLegend } from "@/components/follow/strip-line";
import { PipelineName } from "@/components/pipelines/pipeline-name";
import { AppBar } from "@/components/shell/app-bar";
import { CopyButton } from "@/components/ui/copy-button";
import { PrintButton } from "@/components/ui/print-button";
import "@/components/ui/print.css";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/shell/page";
import { EmptyState } from "@/components/ui/empty-state";
import { followedName, trailSentence, trailText } from "@/lib/domain/follow/trail-sentences";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { getTrail } from "@/lib/server/pipeline/trail-query";
import { pipelineTabs } from "@/components/shell/tab-bar";

interface FollowPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<{ readonly image?: string | string[] }>;
}

export const metadata = { title: "Follow the container" };

/** A longer list is of no use on a page; the map steps through all of it. */
const mostHops = 300;

export default async function FollowPage({ params, searchParams }: FollowPageProps) {
  const [{ id }, { image: asked }] = await Promise.all([params, searchParams]);
  const viewer = await requirePageViewer(`/pipelines/${id}/follow`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const image = typeof asked === "string" && asked !== "all" ? asked : undefined;
  const { pipeline, trail: whole, open, today } = await getTrail(access, image);
  const trail = { ...whole, hops: whole.hops.slice(0, mostHops), asides: whole.asides.slice(0, mostHops) };
  const mapPath = `/pipelines/${id}`;
  const followed = trail.image?.id;
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={pipelineTabs(id, "map", open)}
        crumb={<PipelineName id={id} name={pipeline.name} role={viewer.role} />}
        actions={<PrintButton />}
      />
      <Page
        page="pipelines/[id]/follow"
        title={`Follow the container: ${followedName(trail)}`}
        lead={trailSentence(whole)}
      >
        <div className="mb-6 flex flex-wrap items-center justify-between gap-3">
          <ImageLinks pipeline={pipeline} path={`${mapPath}/follow`} image={followed} />
          <Link
            href={`${mapPath}?follow=${followed ?? "all"}`}
            prefetch={false}
            className={`${buttonClass()} print:hidden`}
          >
            <Route aria-hidden size={14} />
            Follow on the map
          </Link>
        </div>
        {image !== undefined && followed === undefined && (
          <Notice tone="warning" className="mb-4">
            This image is not on the map, so the page follows all images.
          </Notice>
        )}
        {trail.hops.length < whole.hops.length && (
          <Notice className="mb-4">
            This page shows the first {mostHops} of {whole.hops.length.toLocaleString("en")} connections.
            Choose one image, or step through all connections on the map.
          </Notice>
        )}
        {trail.hops.length === 0 ? (
          <EmptyState title="No path yet">
            <p>
              No artifact on this map becomes a container yet. Connect two nodes on the map to start the path.
            </p>
          </EmptyState>
        ) : (
          <>
            <section aria-label="Path" className="wrap-anywhere">
              <StripLegend />
              <LineStrip trail={trail} />
            </section>
            <section className="mt-9 wrap-anywhere">
              <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
                <h2 className="text-lead">As text</h2>
                <CopyButton
                  text={trailText(whole, pipeline, today, mostHops)}
                  what="as text"
                  sourceId="line-text"
                />
              </div>
              <LineText trail={trail} id="line-text" />
            </section>
          </>
        )}
      </Page>
    </>
  );
}
