import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { focusFirst } from "@/components/ui/focus-first";
import { Notice } from "@/components/ui/notice";
import type { AnswerOf } from "@/lib/client/api";
import { counted, plural } from "@/lib/domain/words/english";

/** What was written to the map, and how it is taken back. */
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
          {counted(accepted, "change")} {plural(accepted, "is", "are")} on the map, at revision {revision}.
        </p>
        <p>
          One undo on the map takes {plural(accepted, "it", "them")} back.
          {left.length > 0 &&
            ` ${counted(left.length, "change")} ${plural(left.length, "was", "were")} left, and will be offered again.`}
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
        <Button onClick={onBack}>Read something else</Button>
      </div>
    </div>
  );
}
