import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { PageName } from "./page-docs";
import { PageHelp } from "./page-help";

export function Page({
  page,
  title,
  lead,
  isWide = false,
  children,
}: {
  readonly page: PageName;
  readonly title: string;
  readonly lead?: ReactNode;
  /** Contains a map, which needs the room. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={clsx(
        "mx-auto w-full px-4 outline-none sm:px-5",
        isWide ? "max-w-[1600px] py-5" : "max-w-[1180px] py-7",
      )}
    >
      <div className="flex items-center gap-1">
        <h1 className="min-w-0 text-title break-words">{title}</h1>
        <PageHelp page={page} />
      </div>
      {lead !== undefined && (
        <p className={clsx("mt-0.5 mb-5 text-lead text-soft", isWide ? "max-w-[110ch]" : "max-w-[72ch]")}>
          {lead}
        </p>
      )}
      {children}
    </main>
  );
}
