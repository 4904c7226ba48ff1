"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { useEditor } from "@/lib/client/editor/editor-context";

export function WorkedOutBefore({ revision }: { readonly revision: number }) {
  const router = useRouter();
  const isSaving = useEditor((state) => state.pending.length > 0);
  const isNewer = useEditor((state) => state.revision > revision) || isSaving;
  if (!isNewer) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 print:hidden" role="status">
      The pipeline has changed since this analysis.
      <Button disabled={isSaving} onClick={() => router.refresh()}>
        Recalculate
      </Button>
    </p>
  );
}
