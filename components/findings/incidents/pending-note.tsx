import { Notice } from "@/components/ui/notice";
import { counted, plural } from "@/lib/domain/words/english";

/** A list of very many is worked out in several calls: each goes on where the one before stopped. */
export function PendingNote({ pending, href }: { readonly pending: number; readonly href: string }) {
  if (pending === 0) return null;
  return (
    <Notice className="mb-3">
      {counted(pending, "pipeline")} {plural(pending, "is", "are")} not worked out yet.{" "}
      {/* Not a link of Next, which would show what it has of this very page. */}
      <a href={href} className="text-blue underline">
        Go on
      </a>
    </Notice>
  );
}
