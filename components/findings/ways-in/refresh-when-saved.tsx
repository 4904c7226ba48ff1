"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useEditor } from "@/lib/client/editor/editor-context";

/** In milliseconds: typing sends many changes, and the page reloads once they pause. */
const pause = 400;

/** Reloads the page once a change, of this person or of another, is saved. @param revision the one it was rendered from */
export function RefreshWhenSaved({ revision }: { readonly revision: number }) {
  const router = useRouter();
  const newest = useEditor((state) => (state.pending.length > 0 ? undefined : state.revision));
  useEffect(() => {
    if (newest === undefined || newest <= revision) return undefined;
    const timer = setTimeout(() => router.refresh(), pause);
    return () => clearTimeout(timer);
  }, [newest, revision, router]);
  return null;
}
