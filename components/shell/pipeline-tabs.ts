import type { ReactNode } from "react";

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
