import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import { Brand } from "./brand";

export function BarePage({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className="mx-auto flex min-h-[calc(100dvh-var(--foot))] w-full max-w-[27rem] flex-col px-4 pt-[12dvh] pb-8">
      <SkipLink />
      <p className="mb-4 px-1 text-lead">
        <Brand />
      </p>
      <main
        id="main"
        tabIndex={-1}
        className="flex flex-col gap-4 rounded-card border border-line bg-panel p-6 shadow-card outline-none"
      >
        <div>
          <h1 className="text-title">{title}</h1>
          {lead !== undefined && <p className="mt-1 text-soft">{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
