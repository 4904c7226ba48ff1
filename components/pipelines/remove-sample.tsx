"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { callApi, problemText } from "@/lib/client/api";

interface RemoveSampleProps {
  readonly id: string;
  /** Whether removal leaves the page, because it is the sample's own. */
  readonly onLeaving?: (isLeaving: boolean) => void;
  readonly className: string;
  readonly children: ReactNode;
}

/** Removes the sample without confirmation: an admin can restore it from the archived pipelines. */
export function RemoveSample({ id, onLeaving, className, children }: RemoveSampleProps) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function handleRemove() {
    setBusy(true);
    setProblem(undefined);
    onLeaving?.(true);
    const answer = await callApi("DELETE /pipelines/{id}/sample", { params: { id } });
    setBusy(false);
    if (!answer.ok) {
      onLeaving?.(false);
      return setProblem(problemText(answer.error));
    }
    router.push("/pipelines?from=sample");
    router.refresh();
  }

  return (
    <>
      <button
        type="button"
        aria-label="Remove the sample"
        disabled={isBusy}
        onClick={() => void handleRemove()}
        className={className}
      >
        {children}
      </button>
      {problem !== undefined && (
        <span role="alert" className="text-missing">
          {problem}
        </span>
      )}
    </>
  );
}
