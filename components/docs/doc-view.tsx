import { clsx } from "clsx";
import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { docGroupOf, docGroups } from "@/lib/domain/docs/doc-groups";
import { docSections, type DocPage, type DocSection } from "@/lib/domain/docs/doc-page";
import type { DocAddresses } from "@/lib/domain/docs/doc-addresses";
import { DocText } from "./doc-text";
import { DocsFrame } from "./docs-frame";

interface DocViewProps {
  readonly page: DocPage;
  /** All pages, in the order of reading. */
  readonly pages: readonly DocPage[];
  readonly addresses: DocAddresses;
  readonly search?: ReactNode;
}

/** Fewer headings than this are seen at a glance. */
const fewHeadings = 3;

/** One page of the documentation, with its headings and its neighbours. */
export function DocView({ page, pages, addresses, search }: DocViewProps) {
  const sections = docSections(page).filter(({ level }) => level === 2);
  const isLong = sections.length >= fewHeadings;
  const at = pages.indexOf(page);
  const group = docGroupOf(page);
  return (
    <DocsFrame
      current={page.path}
      groups={docGroups(pages)}
      addresses={addresses}
      search={search}
      aside={
        isLong && (
          <nav
            aria-label="On this page"
            className="sticky top-16 col-start-3 row-span-2 row-start-1 max-h-[calc(100dvh-5rem)] self-start overflow-y-auto low:static low:max-h-none max-xl:hidden print:hidden"
          >
            <p className="text-tiny font-medium text-soft">On this page</p>
            <SectionLinks sections={sections} />
          </nav>
        )
      }
    >
      <article className="max-w-[50rem]">
        {group !== undefined && <p className="text-soft">{group}</p>}
        <h1 className="text-title break-words">{page.title}</h1>
        {isLong && (
          <details className="mt-3 rounded-card border border-line bg-panel px-3.5 py-2 xl:hidden print:hidden">
            <summary className="font-medium max-sm:pointer-coarse:py-2">On this page</summary>
            <SectionLinks sections={sections} />
          </details>
        )}
        <DocText page={page} addresses={addresses} />
        <Neighbours previous={pages[at - 1]} next={pages[at + 1]} addresses={addresses} />
      </article>
    </DocsFrame>
  );
}

function SectionLinks({ sections }: { readonly sections: readonly DocSection[] }) {
  return (
    <ul className="mt-1">
      {sections.map(({ id, title }) => (
        <li key={id}>
          <a
            href={`#${id}`}
            className="block py-1 wrap-anywhere text-soft hover:text-ink hover:underline max-sm:pointer-coarse:py-3"
          >
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface NeighboursProps {
  readonly previous: DocPage | undefined;
  readonly next: DocPage | undefined;
  readonly addresses: DocAddresses;
}

function Neighbours({ previous, next, addresses }: NeighboursProps) {
  const link =
    "flex min-h-11 flex-1 flex-col justify-center rounded-card border border-line bg-panel px-3.5 py-2 hover:border-line-strong";
  return (
    <nav aria-label="Previous and next page" className="mt-10 flex flex-wrap gap-3 print:hidden">
      {previous && (
        <a href={addresses.page(previous.path)} rel="prev" className={link}>
          <span className="flex items-center gap-1 text-tiny text-soft">
            <ArrowLeft aria-hidden size={12} />
            Previous
          </span>
          <span className="text-blue">{previous.title}</span>
        </a>
      )}
      {next && (
        <a href={addresses.page(next.path)} rel="next" className={clsx(link, "items-end text-right")}>
          <span className="flex items-center gap-1 text-tiny text-soft">
            Next
            <ArrowRight aria-hidden size={12} />
          </span>
          <span className="text-blue">{next.title}</span>
        </a>
      )}
    </nav>
  );
}
