import { WayStateMark } from "@/components/findings/ways-in/way-state-mark";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { groupWaysIn } from "@/lib/domain/posture/ways-in/group-ways-in";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { wayInSentence } from "@/lib/domain/posture/words/way-in-sentences";
import { waysInLead } from "@/lib/domain/posture/words/ways-in-sentence";
import { plural } from "@/lib/domain/words/english";

export type FrozenWaysIn = NonNullable<SharedCopy["posture"]["waysIn"]>;

interface FrozenWaysProps {
  readonly document: PipelineDocument;
  /** Undefined for version 1 of the analysis, which had none. */
  readonly waysIn: FrozenWaysIn | undefined;
  readonly targets: readonly string[];
}

/** The summary of the frozen entry points. */
export function FrozenWaysLead({ document, waysIn, targets }: FrozenWaysProps) {
  if (!waysIn) return null;
  const { stress, rest } = waysInLead(pipelineFromDocument(document), waysIn.asDeclared, targets.length);
  return (
    <>
      <b>{stress}</b>
      {rest}{" "}
    </>
  );
}

/** The others are only counted. */
const mostRows = 50;

/** The confirmed, unprotected entry points, each with its sentence. */
export function FrozenWays({ document, waysIn, targets }: FrozenWaysProps) {
  if (!waysIn) return null;
  const pipeline = pipelineFromDocument(document);
  const said = waysIn.asDeclared.filter((row) => row.state === "unguarded" && row.said);
  const rows = groupWaysIn(said, pipeline);
  if (rows.length === 0) return <p className="text-soft">None confirmed by the map or an answer.</p>;
  const left = rows.length - mostRows;
  return (
    <>
      <ol className="overflow-hidden rounded-card border border-line bg-panel shadow-card">
        {rows.slice(0, mostRows).map((row) => (
          <li
            key={JSON.stringify(row.places[0])}
            className="grid gap-x-3 border-t border-line px-3 py-1.5 first:border-t-0 sm:grid-cols-[6.75rem_minmax(0,1fr)]"
          >
            <WayStateMark state={row.state} />
            <div className="min-w-0 break-words">
              <p className="font-bold">{wayInTitle(pipeline, row)}</p>
              <p className="text-soft">{wayInSentence(pipeline, row, targets.length)}</p>
            </div>
          </li>
        ))}
      </ol>
      {left > 0 && (
        <p className="mt-1 text-tiny text-soft">
          {left} more {plural(left, "is", "are")} not listed here.
        </p>
      )}
    </>
  );
}
