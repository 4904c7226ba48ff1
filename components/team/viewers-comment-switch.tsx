"use client";
import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import { callApi, problemText } from "@/lib/client/api";

/** Whether viewers may comment. Saves at once. */
export function ViewersCommentSwitch({ isAllowed }: { readonly isAllowed: boolean }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string>();
  const [shown, show] = useOptimistic(isAllowed);
  const [isSaving, startSaving] = useTransition();
  function handleChange(next: boolean) {
    startSaving(async () => {
      show(next);
      const answer = await callApi("PATCH /comment-settings", { body: { viewersComment: next } });
      setProblem(answer.ok ? undefined : problemText(answer.error));
      startSaving(() => router.refresh());
    });
  }
  return (
    <section aria-labelledby="comments-title" className="mt-8">
      <h2 id="comments-title" className="mb-3 text-lead">
        Comments
      </h2>
      <label className="flex min-h-7 items-center gap-2">
        <input
          type="checkbox"
          checked={shown}
          disabled={isSaving}
          aria-describedby="viewers-comment-about"
          onChange={(event) => handleChange(event.currentTarget.checked)}
          className="size-4 accent-primary"
        />
        Viewers may comment
      </label>
      <p id="viewers-comment-about" className="max-w-[72ch] text-tiny text-soft">
        Editors and admins always may. A viewer who comments still changes nothing on a map.
      </p>
      <p role="alert" className="text-tiny text-missing empty:hidden">
        {problem}
      </p>
    </section>
  );
}
