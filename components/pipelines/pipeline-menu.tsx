"use client";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useId, useRef, useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { callApi, problemText } from "@/lib/client/api";
import { type Filed, FilingDialog } from "./filing-dialog";

interface PipelineMenuProps {
  readonly pipeline: Filed;
  readonly isArchived: boolean;
  readonly canEdit: boolean;
  readonly canArchive: boolean;
}

const item = "flex min-h-9 w-full items-center rounded-control px-3 text-left hover:bg-bg";
const pages = [
  ["Gaps", "/gaps"],
  ["Outline", "/outline"],
  ["Snapshots", "/snapshots"],
  ["Activity", "/activity"],
] as const;

/** What can be done with a pipeline of the list: the browser's own popover, which closes on Escape and on a press elsewhere. */
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
  if (isArchived) return canArchive ? <BringBack id={id} name={name} /> : null;
  return (
    <>
      <button
        type="button"
        popoverTarget={menuId}
        aria-label={`More for ${name}`}
        onClick={({ currentTarget }) => place(menu.current, currentTarget.getBoundingClientRect())}
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
            Owner and tags
          </button>
        )}
        {canArchive && (
          <button type="button" className={`${item} text-missing`} onClick={() => ask("archive")}>
            Archive
          </button>
        )}
      </div>
      {canEdit && <FilingDialog pipeline={pipeline} isOpen={asks === "filing"} onClose={close} />}
      {canArchive && <Archive id={id} name={name} isOpen={asks === "archive"} onClose={close} />}
    </>
  );
}

/** Below its button, or above it where the window ends. */
function place(menu: HTMLElement | null, button: DOMRect): void {
  if (!menu) return;
  menu.style.right = `${Math.max(8, document.documentElement.clientWidth - button.right)}px`;
  const isLow = button.bottom > window.innerHeight - 280;
  menu.style.top = isLow ? "auto" : `${button.bottom + 4}px`;
  menu.style.bottom = isLow ? `${window.innerHeight - button.top + 4}px` : "auto";
}

interface ArchiveProps {
  readonly id: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

function Archive({ id, name, isOpen, onClose }: ArchiveProps) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [isArchiving, startArchiving] = useTransition();

  function handleConfirm() {
    setProblem(undefined);
    startArchiving(async () => {
      const answer = await callApi("DELETE /pipelines/{id}", { params: { id } });
      if (!answer.ok) return setProblem(problemText(answer.error));
      onClose();
      router.push("/pipelines?from=archive");
      router.refresh();
    });
  }

  return (
    <ConfirmDialog
      title={`Archive ${name}?`}
      isOpen={isOpen}
      isBusy={isArchiving}
      problem={problem}
      confirmLabel="Archive"
      onConfirm={handleConfirm}
      onClose={onClose}
    >
      <p>
        It leaves this list and can no longer be opened or changed. Nothing is deleted: its log stays, its
        snapshots and their links keep working, and an admin can bring it back.
      </p>
    </ConfirmDialog>
  );
}

function BringBack({ id, name }: { readonly id: string; readonly name: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  async function handleClick() {
    const answer = await callApi("DELETE /pipelines/{id}/archive", { params: { id } });
    if (!answer.ok) return setProblem(problemText(answer.error));
    router.refresh();
  }
  return (
    <>
      <button
        type="button"
        aria-label={`Bring ${name} back`}
        onClick={() => void handleClick()}
        className="min-h-8 rounded-control px-1 text-tiny whitespace-nowrap text-blue underline lg:absolute lg:right-2 lg:-translate-y-1/2"
      >
        Bring back
      </button>
      {problem !== undefined && (
        <span role="alert" className="text-missing">
          {problem}
        </span>
      )}
    </>
  );
}
