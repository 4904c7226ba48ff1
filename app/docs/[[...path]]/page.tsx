import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requireDocsViewer } from "@/app/require-page-viewer";
import { productAddresses } from "@/lib/domain/docs/doc-addresses";
import { DocView } from "@/components/docs/doc-view";
import { DocsResults, DocsSearchForm } from "@/components/docs/docs-search";
import { AppBar } from "@/components/shell/app-bar";
import { OpenBar } from "@/components/shell/open-bar";
import { mainTabs } from "@/components/shell/tab-bar";
import { mostDocHits } from "@/lib/domain/contract/docs";
import { docPages, findInDocs } from "@/lib/server/docs/docs";

interface DocsPageProps {
  readonly params: Promise<{ readonly path?: readonly string[] }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: DocsPageProps): Promise<Metadata> {
  return { title: pageAt((await params).path)?.title ?? "Not found" };
}

export default async function DocsPage({ params, searchParams }: DocsPageProps) {
  const { path = [] } = await params;
  const { q } = await searchParams;
  const search = typeof q === "string" ? q.trim() : "";
  const address = `${productAddresses.page(path.join("/"))}${search === "" ? "" : `?q=${encodeURIComponent(search)}`}`;
  const viewer = await requireDocsViewer(address);
  const page = pageAt(path);
  if (page === undefined) notFound();
  const pages = docPages();
  return (
    <>
      {viewer ? <AppBar viewer={viewer} tabs={mainTabs()} /> : <OpenBar next={address} />}
      {search === "" ? (
        <DocView page={page} pages={pages} addresses={productAddresses} search={<DocsSearchForm />} />
      ) : (
        <DocsResults
          search={search}
          hits={findInDocs(search, mostDocHits)}
          most={mostDocHits}
          pages={pages}
        />
      )}
    </>
  );
}

function pageAt(path: readonly string[] = []) {
  return docPages().find((page) => page.path === path.join("/"));
}
