import { Eye } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import type { Show } from "@/lib/domain/contract/shares";
import type { HiddenCounts } from "@/lib/domain/snapshot/count-hidden";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { showWords } from "./show-words";

interface PreviewBarProps {
  readonly snapshotId: string;
  readonly show: Show;
  readonly hidden: HiddenCounts;
}

/** The bar above a preview: no link exists yet, and how much is hidden. */
export function PreviewBar({ snapshotId, show, hidden }: PreviewBarProps) {
  const parts = showWords
    .filter(({ key }) => !show[key])
    .map(({ key, name }) => `${name} in ${counted(hidden[key] ?? 0, "place")}`);
  return (
    <aside
      aria-label="Preview"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-partial bg-warn-soft px-4 py-2.5 sm:px-5 print:hidden"
    >
      <p className="flex min-w-0 grow items-start gap-2">
        <Eye aria-hidden size={16} className="mt-0.5 shrink-0 text-partial" />
        <span>
          <b>Preview: the page that readers of the link would see. There is no link yet.</b>{" "}
          {parts.length === 0 ? "Nothing is hidden." : `Hidden: ${joinWithAnd(parts)}.`}
        </span>
      </p>
      <Link href={`/snapshots/${snapshotId}`} prefetch={false} className={buttonClass()}>
        Back to the snapshot
      </Link>
    </aside>
  );
}
