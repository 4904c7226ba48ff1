import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePageViewer } from "@/app/require-page-viewer";
import { productAddresses } from "@/components/docs/doc-addresses";
import { DocView } from "@/components/docs/doc-view";
import { DocsResults, DocsSearchForm } from "@/components/docs/docs-search";
import { AppBar } from "@/components/shell/app-bar";
import { mainTabs } from "@/components/shell/tab-bar";
import { docPages, findInDocs } from "@/lib/server/docs/docs";

interface DocsPageProps {
  readonly params: Promise<{ readonly path?: readonly string[] }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}



export async function generateMetadata({ params }: DocsPageProps): Promise<Metadata> {
  return { title: pageAt((await params).path)?.title ?? "Documentation" };
}

export default async function DocsPage({ params, searchParams }: DocsPageProps) {
  const { path } = await params;
  const { q } = await searchParams;
  const page = pageAt(path);
  const viewer = await requirePageViewer(productAddresses.page(path?.join("/") ?? ""));
  if (page === undefined) notFound();
  const search = typeof q === "string" ? q.trim() : "";
  const pages = docPages();
  return (
    <>
      <AppBar viewer={viewer} tabs={mainTabs()} />
      {search === "" ? (
        <DocView page={page} pages={pages} addresses={productAddresses} search={<DocsSearchForm />} />
      ) : (
        <DocsResults search={search} hits={findInDocs(search, mostDocHits)} most={mostDocHits} pages={pages} />
      )}
    </>
  );
}

function pageAt(path: readonly string[] = []) {
  return docPages().find((page) => page.path === path.join("/"));
}
