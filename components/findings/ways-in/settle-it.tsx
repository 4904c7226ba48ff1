"use client";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { setOnClaims } from "@/lib/domain/edits/claims";
import { changeEdges } from "@/lib/domain/edits/edges";
import type { SettlingQuestion } from "@/lib/domain/posture/words/settling-question";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";
import { answersAtHand } from "./way-in-row";

interface SettleItProps {
  readonly question: SettlingQuestion;
  /** Where evidence is added, on a page; beside the map the control is opened there. */
  readonly mapPath?: string;
}

/** The question that would settle what is assumed, with its answers. */
export function SettleIt({ question: { text, about, asksEvidence }, mapPath }: SettleItProps) {
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const answers = asksEvidence ? answersAtHand.filter((status) => status !== "implemented") : answersAtHand;
  return (
    <section
      aria-label="What would settle it"
      className="rounded-control border border-line-strong bg-bg px-3 py-2"
    >
      <p className="font-medium break-words">{text}</p>
      {!isReadOnly && (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {asksEvidence && mapPath !== undefined && "claim" in about && (
            <Link
              href={`${mapPath}?${new URLSearchParams({ ...about.claim })}`}
              prefetch={false}
              className={buttonClass()}
            >
              Add evidence
            </Link>
          )}
          {"pinned" in about
            ? ([true, false] as const).map((pinned) => (
                <Button
                  key={String(pinned)}
                  onClick={() =>
                    perform((pipeline) => changeEdges(pipeline, [about.pinned], { pinned }), {
                      tell: "with undo",
                      otherwise: "It says that already.",
                    })
                  }
                >
                  {pinned ? "Yes, pinned" : "No"}
                </Button>
              ))
            : answers.map((status) => (
                <Button
                  key={status}
                  onClick={() =>
                    perform(
                      (pipeline) =>
                        setOnClaims(
                          pipeline,
                          [{ ...about.claim, title: controlTitle(about.claim.control, pipeline) }],
                          {
                            status,
                          },
                        ),
                      { tell: "with undo", otherwise: "It says that already." },
                    )
                  }
                >
                  {claimStatusWords[status].word}
                </Button>
              ))}
        </div>
      )}
    </section>
  );
}
