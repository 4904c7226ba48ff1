import { Notice } from "@/components/ui/notice";
import { counted, plural } from "@/lib/domain/words/english";

/** A very long list is analysed in several requests: each continues where the last one stopped. */
export function PendingNote({ pending, href }: { readonly pending: number; readonly href: string }) {
  if (pending === 0) return null;
  return (
    <Notice className="mb-3">
      {counted(pending, "pipeline")} {plural(pending, "is", "are")} not analysed yet.{" "}
      {/* Not a Next link, which would show its cached copy of this very page. */}
      <a href={href} className="text-blue underline">
        Continue
      </a>
    </Notice>
  );
}
