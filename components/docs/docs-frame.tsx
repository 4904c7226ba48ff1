import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { DocGroup } from "@/lib/domain/docs/doc-groups";
import type { DocAddresses } from "@/lib/domain/docs/doc-addresses";

interface DocsFrameProps {
  /** The path of the page; absent on the results of a search. */
  readonly current?: string;
  readonly groups: readonly DocGroup[];
  readonly addresses: DocAddresses;
  /** An export has no server to search. */
  readonly search?: ReactNode;
  /** The headings of a long page. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the documentation beside all pages. On a narrow screen they follow the page. */
export function DocsFrame({ current, groups, addresses, search, aside, children }: DocsFrameProps) {
  return (
    <div className="mx-auto grid w-full max-w-[1440px] gap-x-8 px-4 py-5 sm:px-5 lg:grid-cols-[15rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr] xl:grid-cols-[15rem_minmax(0,1fr)_13rem] print:block print:px-0">
      <div className="mb-4 flex items-center gap-3 lg:mb-0 print:hidden">
        {search}
        <a
          href="#pages"
          className="flex min-h-8 shrink-0 items-center text-blue hover:underline max-sm:pointer-coarse:min-h-11 lg:hidden"
        >
          All pages
        </a>
      </div>
      <main
        id="main"
        tabIndex={-1}
        className="min-w-0 outline-none lg:col-start-2 lg:row-span-2 lg:row-start-1"
      >
        {children}
      </main>
      {aside}
      <nav
        id="pages"
        aria-label="Documentation"
        className="min-w-0 max-lg:mt-10 max-lg:border-t max-lg:border-line max-lg:pt-6 lg:sticky lg:top-16 lg:col-start-1 lg:row-start-2 lg:mt-4 lg:max-h-[calc(100dvh-5rem)] lg:self-start lg:overflow-y-auto low:static low:max-h-none print:hidden"
      >
        <NavLink href={addresses.page("")} isCurrent={current === ""}>
          Overview
        </NavLink>
        <div className="mt-3 grid gap-x-6 gap-y-4 sm:max-lg:grid-cols-2">
          {groups.map(({ title, pages }) => (
            <section key={title} aria-label={title}>
              <p className="px-2.5 text-tiny font-medium text-soft">{title}</p>
              <ul>
                {pages.map((page) => (
                  <li key={page.path} className={clsx(page.path.split("/").length > 2 && "pl-3")}>
                    <NavLink href={addresses.page(page.path)} isCurrent={page.path === current}>
                      {page.title}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </nav>
    </div>
  );
}

interface NavLinkProps {
  readonly href: string;
  readonly isCurrent: boolean;
  readonly children: ReactNode;
}

function NavLink({ href, isCurrent, children }: NavLinkProps) {
  return (
    <a
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      className={clsx(
        "block rounded-control px-2.5 py-1 max-sm:pointer-coarse:py-3",
        isCurrent
          ? "bg-blue-soft font-medium text-blue lg:[scroll-initial-target:nearest]"
          : "text-soft hover:bg-panel hover:text-ink",
      )}
    >
      {children}
    </a>
  );
}
