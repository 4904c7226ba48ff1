import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { SharedPage } from "@/app/s/shared-page";
import { PreviewBar } from "@/components/snapshots/preview-bar";
import { previewPath, readPreviewed } from "@/components/snapshots/preview-path";
import type { SearchParams } from "@/lib/client/address";
import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { addDays, dayOf, endOfDay } from "@/lib/server/clock";
import { usualDays } from "@/lib/server/share/create-share";
import { previewShare } from "@/lib/server/share/preview-share";

interface PreviewPageProps {
  readonly params: Promise<{ readonly id: string; readonly shown: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Preview of a link" };

/** A preview of a link's page for the person who may create it. */
export default async function PreviewPage({ params, searchParams }: PreviewPageProps) {
  const { id, shown } = await params;
  const viewer = await requirePageViewer(`/snapshots/${id}/preview/${shown}`, "editor");
  const access = await orNotFound(requireSnapshotAccess(viewer, id, "editor"));
  const previewed = readPreviewed(shown);
  if (previewed === undefined) notFound();
  const { hidden, ...shared } = await orNotFound(previewShare(access, previewed));
  return (
    <>
      <PreviewBar snapshotId={id} show={previewed.show} hidden={hidden} />
      <SharedPage
        {...shared}
        expiresAt={endOfDay(addDays(dayOf(new Date()), usualDays))}
        path={previewPath(id, previewed)}
        asked={await searchParams}
      />
    </>
  );
}
