import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { orNotAnalysed } from "@/app/or-not-analysed";
import { orNotFound } from "@/app/or-not-found";
import { requirePageViewer } from "@/app/require-page-viewer";
import { GapsView } from "@/components/findings/gaps/gaps-view";
import { waysInAddress, waysInHref } from "@/components/findings/ways-in/ways-in-query";
import { LiveLeadSentence } from "@/components/findings/live-lead-sentence";
import { PageHelp } from "@/components/shell/page-help";
import { Notice } from "@/components/ui/notice";
import { unknownControls } from "@/lib/domain/catalogue/own/unasked-claims";
import { unknownControlsSentence } from "@/lib/domain/catalogue/own/unknown-words";
import type { SearchParams } from "@/lib/client/address";
import { requirePipelineAccess } from "@/lib/server/auth/access";
import { readDirectory } from "@/lib/server/owners/read-directory";
import { readGaps } from "./read-gaps";

interface GapsPageProps {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Gaps" };

async function GapsPage({ params, searchParams }: GapsPageProps) {
  const { id } = await params;
  const viewer = await requirePageViewer(`/pipelines/${id}/gaps`);
  const access = await orNotFound(requirePipelineAccess(viewer, id, "viewer"));
  const asked = await searchParams;
  // The former address of the bypasses.
  if (asked["view"] === "bypasses") {
    const { query } = waysInAddress.read(asked);
    redirect(waysInHref(`/pipelines/${id}/ways-in`, query));
  }
  const { document, posture, rows, query, ignored } = await orNotFound(readGaps(access, asked));
  const path = `/pipelines/${id}/gaps`;
  const unknown = unknownControlsSentence(unknownControls(document.claims, document));
  return (
    // As wide as the window: a gap's details stand beside the list.
    <main
      id="main"
      tabIndex={-1}
      className="px-4 py-3.5 outline-none sm:px-6 xl:has-[[data-details-panel]]:pr-[404px] print:p-0"
    >
      <div className="mb-2.5 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <h1 className="sr-only">Gaps</h1>
        <p className="min-w-0 flex-1 basis-80 text-soft">
          <LiveLeadSentence proof={query.proof} gapsPath={path} /> <PageHelp page="pipelines/[id]/gaps" />
        </p>
      </div>
      {unknown !== undefined && (
        <Notice className="mb-2.5">
          {unknown}
          {viewer.role === "admin" && (
            <>
              {" "}
              <Link href="/settings/controls" prefetch={false} className="underline">
                Add these controls
              </Link>{" "}
              from a file to include them.
            </>
          )}
        </Notice>
      )}
      <GapsView
        pipelineId={id}
        document={document}
        rows={rows}
        posture={posture}
        owners={await readDirectory(access)}
        query={query}
        ignored={ignored}
      />
    </main>
  );
}

export default orNotAnalysed(GapsPage);
