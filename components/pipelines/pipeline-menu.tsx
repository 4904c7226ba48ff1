"use client";
import { Ellipsis } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useId, useRef, useState } from "react";
import { PartMissing } from "@/components/marks/part-missing";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { Filed } from "./filing-dialog";

const loadFiling = shownPart(() => import("./filing-dialog").then((module) => module.FilingDialog));
const loadArchive = shownPart(() => import("./archive-dialog").then((module) => module.ArchiveDialog));
const FilingDialog = dynamic(loadFiling, { loading: PartMissing });
const ArchiveDialog = dynamic(loadArchive, { loading: PartMissing });
const BringBack = dynamic(shownPart(() => import("./bring-back").then((module) => module.BringBack)));

interface PipelineMenuProps {
  readonly pipeline: Filed;
  readonly isArchived: boolean;
  readonly canEdit: boolean;
  readonly canArchive: boolean;
}

const item = "flex min-h-9 w-full items-center rounded-control px-3 text-left hover:bg-bg";
const pages = [
  ["Gaps", "/gaps"],
  ["Incidents", "/incidents"],
  ["Report", "/report"],
  ["Outline", "/outline"],
  ["Snapshots", "/snapshots"],
  ["Activity", "/activity"],
] as const;

/** The menu of a pipeline in the list: a native popover, which closes on Escape and on an outside click. */
export function PipelineMenu({ pipeline, isArchived, canEdit, canArchive }: PipelineMenuProps) {
  const { id, name } = pipeline;
  const menuId = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [asks, setAsks] = useState<"archive" | "filing">();
  const close = () => setAsks(undefined);
  const ask = (about: "archive" | "filing") => {
    menu.current?.hidePopover();
    setAsks(about);
  };
  // Preloads the dialogs: a person may open one at once.
  const open = (button: HTMLElement) => {
    place(menu.current, button.getBoundingClientRect());
    if (canEdit) void loadFiling();
    if (canArchive) void loadArchive();
  };
  if (isArchived) return canArchive ? <BringBack id={id} name={name} /> : null;
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        aria-label={`More for ${name}`}
        onClick={({ currentTarget }) => open(currentTarget)}
        className="flex size-8 items-center justify-center rounded-control text-soft hover:bg-bg hover:text-ink max-lg:size-11"
      >
        <Ellipsis aria-hidden size={16} />
      </button>
      <div
        ref={menu}
        id={menuId}
        popover="auto"
        className="fixed inset-auto m-0 w-52 rounded-card border border-line-strong bg-panel p-1 text-ink shadow-card"
      >
        {pages.map(([title, path]) => (
          <Link key={path} href={`/pipelines/${id}${path}`} prefetch={false} className={item}>
            {title}
          </Link>
        ))}
        {canEdit && (
          <button type="button" className={item} onClick={() => ask("filing")}>
            Name, owner and tags
          </button>
        )}
        {canArchive && (
          <button type="button" className={`${item} text-missing`} onClick={() => ask("archive")}>
            Archive
          </button>
        )}
      </div>
      {asks === "filing" && <FilingDialog pipeline={pipeline} isOpen onClose={close} />}
      {asks === "archive" && <ArchiveDialog id={id} name={name} isOpen onClose={close} />}
    </>
  );
}

/** Below its button, or above it if the window ends there. */
function place(menu: HTMLElement | null, button: DOMRect): void {
  if (!menu) return;
  menu.style.right = `${Math.max(8, document.documentElement.clientWidth - button.right)}px`;
  const isLow = button.bottom > window.innerHeight - 360;
  menu.style.top = isLow ? "auto" : `${button.bottom + 4}px`;
  menu.style.bottom = isLow ? `${window.innerHeight - button.top + 4}px` : "auto";
}
