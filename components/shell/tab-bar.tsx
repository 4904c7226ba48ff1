import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";

export function TabBar({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="min-w-0 overflow-x-auto">
      <ul className="flex gap-0.5 p-0.5">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link
              href={tab.href}
              prefetch={false}
              aria-current={tab.isCurrent ? "page" : undefined}
              className={clsx(
                "flex min-h-8 items-center gap-1.5 rounded-control px-2.5 whitespace-nowrap max-sm:px-1.5",
                tab.isCurrent
                  ? "[scroll-initial-target:nearest] bg-blue-soft font-medium text-blue"
                  : "text-soft hover:bg-bg hover:text-ink",
              )}
            >
              {tab.label}
              {tab.count && (
                <span className="tabular-nums">
                  {tab.count.value}
                  <span className="sr-only"> {tab.count.unit}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
  /** Shown beside the label, with its unit for screen readers. */
  readonly count?: { readonly value: ReactNode; readonly unit: string };
}

export type PipelineTab =
  | "map"
  | "outline"
  | "gaps"
  | "matrix"
  | "frameworks"
  | "threats"
  | "snapshots"
  | "activity";

/** The pages of one pipeline. `gaps`: how many are open. */
export function pipelineTabs(id: string, active: PipelineTab, gaps?: ReactNode): readonly Tab[] {
  return [
    { href: `/pipelines/${id}`, label: "Map", isCurrent: active === "map" },
    { href: `/pipelines/${id}/outline`, label: "Outline", isCurrent: active === "outline" },
    {
      href: `/pipelines/${id}/gaps`,
      label: "Gaps",
      isCurrent: active === "gaps",
      ...(gaps !== undefined && { count: { value: gaps, unit: "open" } }),
    },
    { href: `/pipelines/${id}/matrix`, label: "Matrix", isCurrent: active === "matrix" },
    { href: `/pipelines/${id}/frameworks`, label: "Frameworks", isCurrent: active === "frameworks" },
    { href: `/pipelines/${id}/threats`, label: "Threats", isCurrent: active === "threats" },
    { href: `/pipelines/${id}/snapshots`, label: "Snapshots", isCurrent: active === "snapshots" },
    { href: `/pipelines/${id}/activity`, label: "Activity", isCurrent: active === "activity" },
  ];
}

export type MainTab = "pipelines" | "me" | "settings";

export function mainTabs(active: MainTab): readonly Tab[] {
  return [
    { href: "/pipelines", label: "Pipelines", isCurrent: active === "pipelines" },
    { href: "/me", label: "My work", isCurrent: active === "me" },
    { href: "/settings", label: "Settings", isCurrent: active === "settings" },
  ];
}
