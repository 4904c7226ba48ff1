import { Search } from "lucide-react";
import { docGroups } from "@/lib/domain/docs/doc-groups";
import type { DocPage } from "@/lib/domain/docs/doc-page";
import { type DocHit, longestDocSearch } from "@/lib/domain/docs/search-docs";
import { counted } from "@/lib/domain/words/english";
import { productAddresses } from "@/lib/domain/docs/doc-addresses";
import { DocsFrame } from "./docs-frame";

/** A form that the browser sends by itself. */
export function DocsSearchForm({ search = "" }: { readonly search?: string }) {
  return (
    <search className="min-w-0 flex-1">
      <form action={productAddresses.page("")}>
        <label className="flex items-center gap-2 rounded-control border border-control bg-panel px-2.5 focus-within:outline-2 focus-within:outline-blue">
          <Search aria-hidden size={14} className="shrink-0 text-soft" />
          <input
            type="search"
            name="q"
            aria-label="Search the documentation"
            placeholder="Search the documentation"
            defaultValue={search}
            maxLength={longestDocSearch}
            className="min-h-8 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint max-sm:pointer-coarse:min-h-11"
          />
        </label>
      </form>
    </search>
  );
}

interface DocsResultsProps {
  readonly search: string;
  readonly hits: readonly DocHit[];
  /** There may be more hits than this. */
  readonly most: number;
  readonly pages: readonly DocPage[];
}

export function DocsResults({ search, hits, most, pages }: DocsResultsProps) {
  return (
    <DocsFrame
      groups={docGroups(pages)}
      addresses={productAddresses}
      search={<DocsSearchForm search={search} />}
    >
      <h1 className="text-title break-words">Results for “{search}”</h1>
      <p className="mt-0.5 text-lead text-soft">
        {hits.length === 0
          ? "No section has all of these words. Use fewer or shorter words."
          : hits.length === most
            ? `The first ${most} sections. More words narrow them.`
            : counted(hits.length, "section")}
      </p>
      <ol className="mt-4 max-w-[50rem] divide-y divide-line">
        {hits.map(({ path, anchor, page, group, title, excerpt }) => (
          <li key={`${path}#${anchor ?? ""}`} className="py-3">
            <a
              href={productAddresses.page(path, anchor)}
              className="inline-block text-lead font-medium text-blue hover:underline max-sm:pointer-coarse:py-2.5"
            >
              {title}
            </a>
            <p className="text-tiny text-soft">{group === undefined ? page : `${group}: ${page}`}</p>
            <p className="mt-1 wrap-anywhere">{excerpt}</p>
          </li>
        ))}
      </ol>
    </DocsFrame>
  );
}
