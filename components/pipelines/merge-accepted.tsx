import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { focusFirst } from "@/components/ui/focus-first";
import { Notice } from "@/components/ui/notice";
import type { AnswerOf } from "@/lib/client/api";
import { counted, plural } from "@/lib/domain/words/english";

/** The saved changes, and how to undo them. */
export function MergeAccepted({
  pipelineId,
  done: { revision, accepted = 0, left = [] },
  onBack,
}: {
  readonly pipelineId: string;
  readonly done: AnswerOf<"POST /pipelines/{id}/imports">;
  readonly onBack: () => void;
}) {
  return (
    <div className="flex flex-col items-start gap-4">
      <Notice>
        <p className="font-bold">
          {counted(accepted, "change")} saved to the map, at revision {revision}.
        </p>
        <p>
          One undo on the map reverts {plural(accepted, "it", "them")}.
          {left.length > 0 && ` The next import offers the other ${counted(left.length, "change")} again.`}
        </p>
      </Notice>
      <div className="flex flex-wrap gap-3">
        <Link
          ref={focusFirst}
          href={`/pipelines/${pipelineId}`}
          prefetch={false}
          className={buttonClass("primary")}
        >
          Open the map
        </Link>
        <Button onClick={onBack}>Import something else</Button>
      </div>
    </div>
  );
}
