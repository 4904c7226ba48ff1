import { Plus } from "lucide-react";
import Link from "next/link";
import { requirePageViewer } from "@/app/require-page-viewer";
import { FirstRun } from "@/components/pipelines/first-run";
import { Portfolio } from "@/components/pipelines/portfolio";
import { portfolioAddress } from "@/components/pipelines/portfolio-address";
import { PortfolioHeadline } from "@/components/pipelines/portfolio-headline";
import { AppBar } from "@/components/shell/app-bar";
import { PageHelp } from "@/components/shell/page-help";
import { mainTabs } from "@/components/shell/tab-bar";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { SearchParams } from "@/lib/client/address";
import { hasRole } from "@/lib/domain/contract/roles";
import { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { selectPipelines } from "@/lib/domain/portfolio/select-pipelines";
import { requireWorkspaceAccess } from "@/lib/server/auth/access";
import { ownNames } from "@/lib/server/owners/own-names";
import { readDirectory } from "@/lib/server/owners/read-directory";
import { listPipelines } from "@/lib/server/pipeline/list-pipelines";
import { sampleFigures } from "@/lib/server/pipeline/sample";

export const metadata = { title: "Pipelines" };

export default async function PipelinesPage({
  searchParams,
}: {
  readonly searchParams: Promise<SearchParams>;
}) {
  const viewer = await requirePageViewer("/pipelines");
  const { query } = portfolioAddress.read(await searchParams);
  const access = await requireWorkspaceAccess(viewer, "viewer");
  // Awaited, not streamed: if React cuts a stream inside an SVG, it hides the part with a style that our policy blocks.
  const { pipelines } = await listPipelines(access);
  const [own, directory] = await Promise.all([ownNames(access), readDirectory(access)]);
  const isArchive = query.show === "archived";
  const listed = isArchive ? (await listPipelines(access, { isArchived: true })).pipelines : pipelines;
  const canEdit = hasRole(viewer.role, "editor");
  const isEmpty = pipelines.length === 0 && !isArchive;
  return (
    <>
      <AppBar
        viewer={viewer}
        tabs={mainTabs("pipelines")}
        actions={canEdit && !isEmpty && <NewPipelineLink />}
      />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[1440px] px-4 py-4 outline-none sm:px-6">
        {query.from === "archived"
          ? listed.some(({ name }) => name === query.q) && (
              <Notice className="mb-3">This pipeline is archived. Restore it to open it.</Notice>
            )
          : query.from !== undefined && <Gone what={query.from} />}
        {isEmpty ? (
          <FirstRun canEdit={canEdit} sample={sampleFigures(new Date())} />
        ) : (
          <>
            <div className="flex items-start gap-1">
              {isArchive ? (
                <h1 className="mb-3 text-[1.125rem] leading-7">Archived pipelines</h1>
              ) : (
                <PortfolioHeadline
                  pipelines={selectPipelines(pipelines, { show: "all", sort: "open" }, [])}
                />
              )}
              <PageHelp page="pipelines" />
            </div>
            <Portfolio
              pipelines={pipelines}
              listed={listed}
              asked={query}
              names={[...own.names, ...own.teams]}
              resolve={createOwnerResolver(directory)}
              canEdit={canEdit}
              canArchive={hasRole(viewer.role, "admin")}
              now={new Date()}
            />
          </>
        )}
      </main>
    </>
  );
}

function Gone({ what }: { readonly what: "archive" | "sample" }) {
  return (
    <Notice className="mb-3">
      {what === "archive" ? "Pipeline archived." : "Sample removed."}{" "}
      <Link href="/pipelines?show=archived" prefetch={false} className="text-blue underline">
        Show archived pipelines
      </Link>
    </Notice>
  );
}

function NewPipelineLink() {
  return (
    <Link href="/pipelines/new" className={buttonClass("primary")}>
      <Plus aria-hidden size={16} />
      New pipeline
    </Link>
  );
}
