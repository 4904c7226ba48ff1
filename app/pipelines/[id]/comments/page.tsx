import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { CommentThreads } from "@/components/editor/comments/comment-threads";
import { EditorNotices } from "@/components/editor/editor-notices";
import { Page } from "@/components/shell/page";
import { requirePipelineAccess } from "@/lib/server/auth/access";

interface CommentsPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

export const metadata: Metadata = { title: "Comments" };

export default async function CommentsPage({ params }: CommentsPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/comments`);
  await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  return (
    <Page
      page="pipelines/[id]/comments"
      title="Comments"
      lead="All comment threads on this map, newest first. Snapshots, shares and exports don’t contain them."
    >
      <div className="max-w-[48rem]">
        <CommentThreads name="this pipeline" />
      </div>
      <div className="fixed inset-x-0 bottom-0 z-30 print:hidden">
        <EditorNotices />
      </div>
    </Page>
  );
}
