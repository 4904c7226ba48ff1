"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi, problemText } from "@/lib/client/api";

/** Restores an archived pipeline. */
export function BringBack({ id, name }: { readonly id: string; readonly name: string }) {
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
        aria-label={`Restore ${name}`}
        onClick={() => void handleClick()}
        className="min-h-8 rounded-control px-1 text-tiny whitespace-nowrap text-blue underline lg:absolute lg:right-2 lg:-translate-y-1/2"
      >
        Restore
      </button>
      {problem !== undefined && (
        <span role="alert" className="text-missing">
          {problem}
        </span>
      )}
    </>
  );
}
