"use client";
import { Button } from "@/components/ui/button";
import { useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { setOnClaims } from "@/lib/domain/edits/claims";
import { changeEdges } from "@/lib/domain/edits/edges";
import type { SettlingQuestion } from "@/lib/domain/posture/words/settling-question";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";
import { answersAtHand } from "./way-in-row";

/** The question that would settle what is assumed, with its answers. */
export function SettleIt({ question: { text, about } }: { readonly question: SettlingQuestion }) {
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  return (
    <section
      aria-label="What would settle it"
      className="rounded-control border border-line-strong bg-bg px-3 py-2"
    >
      <p className="font-medium break-words">{text}</p>
      {!isReadOnly && (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
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
            : answersAtHand.map((status) => (
                <Button
                  key={status}
                  onClick={() =>
                    perform(
                      (pipeline) =>
                        setOnClaims(
                          pipeline,
                          [{ ...about.claim, title: controlTitle(about.claim.control) }],
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
