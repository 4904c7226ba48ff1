import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { frozenTexts } from "@/components/findings/control-texts";
import { PreviewBar } from "@/components/snapshots/preview-bar";
import { previewPath, readShown } from "@/components/snapshots/preview-path";
import { SharedSnapshot } from "@/components/snapshots/shared-snapshot";
import type { SearchParams } from "@/lib/client/address";
import { requireSnapshotAccess } from "@/lib/server/auth/access";
import { addDays, dayOf, endOfDay } from "@/lib/server/clock";
import { usualDays } from "@/lib/server/snapshot/create-share";
import { previewShare } from "@/lib/server/snapshot/preview-share";

interface PreviewPageProps {
  readonly params: Promise<{ readonly id: string; readonly shown: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Preview of a link" };

/** The page of a link before there is one, for who would make it. */
export default async function PreviewPage({ params, searchParams }: PreviewPageProps) {
  const { id, shown } = await params;
  const viewer = await requirePageViewer(`/snapshots/${id}/preview/${shown}`, "editor");
  const access = await orNotFound(requireSnapshotAccess(viewer, id, "editor"));
  const show = readShown(shown);
  if (show === undefined) notFound();
  const { copy, catalogue, fingerprint, snapshotFingerprint, hidden } = await previewShare(access, show);
  return (
    <>
      <PreviewBar snapshotId={id} show={show} hidden={hidden} />
      <SharedSnapshot
        copy={copy}
        fingerprint={fingerprint}
        snapshotFingerprint={snapshotFingerprint}
        expiresAt={endOfDay(addDays(dayOf(new Date()), usualDays)).toISOString()}
        path={previewPath(id, show)}
        asked={await searchParams}
        textsOf={frozenTexts(catalogue.controls)}
      />
    </>
  );
}
