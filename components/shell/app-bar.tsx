import { clsx } from "clsx";
import { CircleHelp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { TabBar, type Tab } from "./tab-bar";
import type { PageName } from "./page-docs";
import { PageHelp } from "./page-help";
import { UserMenu, type BarViewer } from "./user-menu";
import { SkipLink } from "@/components/ui/skip-link";
import { Brand } from "./brand";

interface AppBarProps {
  readonly viewer: BarViewer;
  readonly tabs?: readonly Tab[];
  readonly crumb?: ReactNode;
  /** Whose help stands beside the crumb: a page that shows no other title. */
  readonly help?: PageName;
  readonly actions?: ReactNode;
}

/** The bar on top of every page for members: one row from 1024 px on, two on narrower screens. */
export function AppBar({ viewer, tabs, crumb, help, actions }: AppBarProps) {
  return (
    <header className="sticky top-0 z-20 low:static flex min-h-[52px] flex-wrap items-center gap-x-3 max-sm:pointer-coarse:gap-x-1 border-b border-line bg-panel px-3 sm:px-5 lg:flex-nowrap print:hidden">
      <SkipLink />
      <Link
        href="/pipelines"
        prefetch={false}
        className="flex min-h-8 shrink-0 items-center rounded-control max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:min-w-11"
      >
        <Brand isShort={crumb !== undefined} />
      </Link>
      {crumb !== undefined && (
        <nav
          aria-label="Breadcrumb"
          className="order-3 flex w-full min-w-0 items-center gap-1.5 md:order-none md:w-auto md:max-w-[40%] lg:min-w-10 lg:shrink 2xl:min-w-24"
        >
          <Link
            href="/pipelines"
            prefetch={false}
            className="flex min-h-7 shrink-0 items-center rounded-control text-soft max-sm:pointer-coarse:min-h-11 hover:text-ink lg:max-2xl:hidden"
          >
            Pipelines
          </Link>
          <span aria-hidden className="text-faint lg:max-2xl:hidden">
            /
          </span>
          <span className="min-w-0 truncate font-bold">{crumb}</span>
          {help && <PageHelp page={help} />}
        </nav>
      )}
      {tabs && (
        <div
          className={clsx(
            "order-4 w-full min-w-0 pb-1",
            // Beside a pipeline's name there is less room for its tabs, on each tab alike.
            crumb === undefined
              ? "md:order-none md:w-auto md:pb-0"
              : "lg:order-none lg:w-auto lg:shrink-0 lg:pb-0",
          )}
        >
          <TabBar label={crumb === undefined ? "Main" : "Pipeline"} tabs={tabs} />
        </div>
      )}
      {/* The save status gives way to all the rest; in one row the name is cut before a button is. */}
      <div className="order-2 ml-auto flex min-h-[51px] min-w-0 items-center gap-2 lg:min-w-min lg:flex-1 lg:justify-end *:shrink-0 max-sm:gap-1 min-[22.5rem]:max-sm:flex-1 min-[22.5rem]:max-sm:justify-end max-sm:pointer-coarse:min-h-12">
        {actions}
        <HelpLink />
        <UserMenu viewer={viewer} />
      </div>
    </header>
  );
}

/** A phone has no room for it: there Help is in the person's own menu. */
function HelpLink() {
  return (
    <Link
      href="/help"
      prefetch={false}
      aria-label="Help"
      title="Help"
      className="flex size-8 items-center justify-center rounded-full text-soft hover:bg-bg hover:text-ink max-sm:hidden"
    >
      <CircleHelp aria-hidden size={18} />
    </Link>
  );
}
