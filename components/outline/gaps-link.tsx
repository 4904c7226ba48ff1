"use client";
import Link from "next/link";
import { useNodeCounts } from "@/lib/client/editor/editor-context";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import { openCount } from "@/lib/domain/posture/coverage/standing";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { usePipelinePath } from "./outline-context";
import { statusLooks } from "@/components/marks/status";

/** How many of a node's controls are open, as a link to them; how many of these nobody has looked at is said apart. */
export function GapsLink({ node }: { readonly node: Pick<PipelineNode, "id" | "name"> }) {
  const counts = useNodeCounts(node.id);
  const path = usePipelinePath("/gaps");
  if (counts.inScope === 0) return <span className="text-soft">no controls in scope</span>;
  const { Icon, text } = statusLooks[worstOf(counts)];
  return (
    <Link
      href={`${path}?node=${node.id}`}
      prefetch={false}
      className="inline-flex min-h-6 items-center gap-1.5 rounded-control text-ink tabular-nums hover:underline"
    >
      <Icon aria-hidden size={14} strokeWidth={2.5} className={`shrink-0 ${text}`} />
      <span>
        {openCount(counts)} of {counts.inScope} open
        {counts.notAssessed > 0 && (
          <span className="text-tiny text-soft">, {counts.notAssessed} not assessed</span>
        )}
        <span className="sr-only"> on {node.name}</span>
      </span>
    </Link>
  );
}

function worstOf(counts: Counts): EffectiveStatus {
  if (counts.missing + counts.contradicted > 0) return "missing";
  if (counts.partial + counts.stale + counts.planned > 0) return "partial";
  if (counts.notAssessed > 0) return "not-assessed";
  return counts.declared > 0 ? "declared" : "verified";
}
