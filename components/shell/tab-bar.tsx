import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** Above this many tabs, a medium screen has room for four, a wide one for seven and the widest for twelve: the others are under More. */
const many = 6;
const shownOn = { middling: 4, wide: 7, widest: 12 } as const;
const moreId = "more-tabs";

export function TabBar({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const current = tabs.findIndex(({ isCurrent }) => isCurrent);
  const isMany = tabs.length >= many;
  const isUnderMore = (index: number, shown: number) =>
    isMany && index !== current && index >= (current < shown ? shown : shown - 1);
  const isMoreThanWide = tabs.length > shownOn.wide;
  const isMoreThanWidest = tabs.length > shownOn.widest;
  return (
    <nav aria-label={label} className="flex min-w-0 items-center overflow-x-auto">
      <ul className="flex gap-0.5 p-0.5">
        {tabs.map((tab, index) => (
          <li
            key={tab.href}
            className={clsx(
              tab.isOffInDemo && "demo:hidden",
              isUnderMore(index, shownOn.middling) && "lg:max-xl:hidden",
              isUnderMore(index, shownOn.wide) && "xl:max-[1840px]:hidden",
              isUnderMore(index, shownOn.widest) && "min-[1840px]:hidden",
            )}
          >
            <TabLink tab={tab} />
          </li>
        ))}
      </ul>
      {isMany && (
        <>
          <button
            type="button"
            popoverTarget={moreId}
            className={clsx(
              "hidden min-h-8 items-center gap-1.5 rounded-control px-2.5 text-soft [anchor-name:--more-tabs] hover:bg-bg hover:text-ink",
              isMoreThanWidest ? "lg:flex" : isMoreThanWide ? "lg:max-[1840px]:flex" : "lg:max-xl:flex",
            )}
          >
            More
            <ChevronDown aria-hidden size={14} />
          </button>
          {/* Another page draws a new one, which is closed. */}
          <ul
            key={current}
            id={moreId}
            popover="auto"
            className="fixed inset-auto top-12 left-96 m-0 min-w-36 rounded-card border border-line-strong bg-panel p-1.5 text-ink shadow-card [position-anchor:--more-tabs] supports-[position-area:bottom]:inset-auto supports-[position-area:bottom]:[position-area:bottom_span-right]"
          >
            {tabs.map((tab, index) =>
              isUnderMore(index, shownOn.middling) ? (
                <li
                  key={tab.href}
                  className={clsx(
                    !isUnderMore(index, shownOn.wide) && "xl:hidden",
                    !isUnderMore(index, shownOn.widest) && "min-[1840px]:hidden",
                  )}
                >
                  <TabLink tab={tab} />
                </li>
              ) : null,
            )}
          </ul>
        </>
      )}
    </nav>
  );
}

function TabLink({ tab: { href, label, isCurrent, count } }: { readonly tab: Tab }) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={isCurrent ? "page" : undefined}
      className={clsx(
        "flex min-h-8 items-center gap-1.5 rounded-control px-2.5 whitespace-nowrap max-sm:px-1.5 max-sm:pointer-coarse:min-h-11 max-sm:pointer-coarse:min-w-11 max-sm:pointer-coarse:justify-center",
        isCurrent
          ? "bg-blue-soft font-medium text-blue [scroll-initial-target:nearest]"
          : "text-soft hover:bg-bg hover:text-ink",
      )}
    >
      {label}
      {count && (
        <span className="tabular-nums">
          {count.value}
          <span className="sr-only"> {count.unit}</span>
        </span>
      )}
    </Link>
  );
}

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
  readonly isOffInDemo?: true;
  /** Shown beside the label, with its unit for screen readers. */
  readonly count?: { readonly value: ReactNode; readonly unit: string };
}

export type PipelineTab =
  | "map"
  | "outline"
  | "ways-in"
  | "gaps"
  | "incidents"
  | "report"
  | "snapshots"
  | "running"
  | "evidence"
  | "matrix"
  | "frameworks"
  | "threats"
  | "activity"
  | "comments";

/** The pages of one pipeline. `gaps`: their number. */
export function pipelineTabs(id: string, active: PipelineTab, gaps?: ReactNode): readonly Tab[] {
  return [
    { href: `/pipelines/${id}`, label: "Map", isCurrent: active === "map" },
    { href: `/pipelines/${id}/outline`, label: "Outline", isCurrent: active === "outline" },
    { href: `/pipelines/${id}/ways-in`, label: "Entry points", isCurrent: active === "ways-in" },
    {
      href: `/pipelines/${id}/gaps`,
      label: "Gaps",
      isCurrent: active === "gaps",
      ...(gaps !== undefined && { count: { value: gaps, unit: "open" } }),
    },
    { href: `/pipelines/${id}/incidents`, label: "Incidents", isCurrent: active === "incidents" },
    { href: `/pipelines/${id}/report`, label: "Report", isCurrent: active === "report" },
    { href: `/pipelines/${id}/snapshots`, label: "Snapshots", isCurrent: active === "snapshots" },
    { href: `/pipelines/${id}/running`, label: "Drift", isCurrent: active === "running" },
    { href: `/pipelines/${id}/evidence`, label: "Evidence", isCurrent: active === "evidence" },
    { href: `/pipelines/${id}/matrix`, label: "Matrix", isCurrent: active === "matrix" },
    { href: `/pipelines/${id}/frameworks`, label: "Frameworks", isCurrent: active === "frameworks" },
    { href: `/pipelines/${id}/threats`, label: "Threats", isCurrent: active === "threats" },
    { href: `/pipelines/${id}/activity`, label: "Activity", isCurrent: active === "activity" },
    { href: `/pipelines/${id}/comments`, label: "Comments", isCurrent: active === "comments" },
  ];
}

export type MainTab = "pipelines" | "incidents" | "me" | "settings";

/** @param active absent on a page that is none of them */
export function mainTabs(active?: MainTab): readonly Tab[] {
  return [
    { href: "/pipelines", label: "Pipelines", isCurrent: active === "pipelines" },
    { href: "/incidents", label: "Incidents", isCurrent: active === "incidents" },
    { href: "/me", label: "My work", isCurrent: active === "me" },
    { href: "/settings", label: "Settings", isCurrent: active === "settings", isOffInDemo: true },
  ];
}
