"use client";
import { ShieldOff } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { waysInHref } from "@/components/findings/ways-in/ways-in-query";
import { useLivePosture, usePostureHandle } from "@/lib/client/posture/posture-context";
import { waysInLead } from "@/lib/domain/posture/words/ways-in-sentence";
import { causesSentence } from "@/lib/domain/story/causes-sentence";

interface FoundSoFarProps {
  readonly pipelineId: string;
}

/** The result of the answers: the entry points, and the bypasses of gates in place. */
export function FoundSoFar({ pipelineId }: FoundSoFarProps) {
  const live = usePostureHandle();
  const { posture, pipeline } = useLivePosture((state) => state);
  useEffect(() => live.start(), [live]);
  if (!posture) return <p role="status">Calculating…</p>;
  const { stress, rest } = waysInLead(pipeline, posture.waysIn.declared, posture.graph.targets.length);
  const causes = causesSentence(pipeline, posture.gates, "declared");
  const path = `/pipelines/${pipelineId}/ways-in`;
  return (
    <section
      aria-label="Entry points and bypasses"
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-panel p-3"
    >
      <p className="break-words">
        <b>{stress}</b>
        {rest}{" "}
        <Link href={waysInHref(path, {})} prefetch={false} className="font-medium text-blue hover:underline">
          Show entry points
        </Link>
      </p>
      <p className="break-words">
        {causes ? (
          <>
            <b className="text-missing">
              <ShieldOff aria-hidden size={15} className="mr-1 inline align-text-bottom" />
              {causes.lead}
            </b>{" "}
            {causes.text}
          </>
        ) : (
          "Your answers so far show no bypass of a gate in place."
        )}{" "}
        <Link
          href={waysInHref(path, { view: "bypasses" })}
          prefetch={false}
          className="font-medium text-blue hover:underline"
        >
          Show bypasses
        </Link>
      </p>
    </section>
  );
}
