import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { openWaySentence, verdictSentence } from "@/lib/domain/posture/words/verdict-sentence";
import { GateFix } from "./gate-fix";
import { GateReasons } from "./gate-reasons";
import type { GateRow } from "./gate-rows";
import { bypassHref } from "./map-href";
import { NodeList } from "./node-list";
import { Opens } from "@/components/ui/opens";
import { VerdictMark } from "@/components/marks/verdict-mark";

export interface GateEntryProps {
  readonly row: GateRow;
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly proof: Proof;
  /** All that are judged. */
  readonly targets: readonly string[];
  readonly today: string;
}

const cell = "px-3 py-2.5 align-top print:px-1.5";

/** One gate: a row of the table, and a small card where the screen is narrow. */
export function GateEntry({ row, pipeline, mapPath, proof, targets, today }: GateEntryProps) {
  const { control, verdict } = row;
  const exposed = verdict.exposedTargets.length;
  const isOpen = exposed > 0;
  const ofTargets = `${exposed} of ${targets.length} ${plural(targets.length, "target", "targets")}`;
  return (
    <tr id={`gate-${control.id}`} className="gap-entry scroll-mt-16 border-t border-line">
      <td className={cell}>
        <VerdictMark verdict={verdict.verdict} />
      </td>
      <th scope="row" colSpan={isOpen ? 1 : 3} className={`${cell} text-left font-normal break-words`}>
        <a href={bypassHref(mapPath, control.id)} className="font-bold hover:text-blue hover:underline">
          {control.title}
        </a>
        <p className={isOpen ? "" : "text-soft"}>
          {openWaySentence(pipeline, control, verdict, proof) ??
            verdictSentence({ control, verdict, proof, targets })}
        </p>
        <GateReasons row={row} pipeline={pipeline} mapPath={mapPath} proof={proof} />
      </th>
      {isOpen && (
        <td className={`${cell} break-words tabular-nums md:pt-2`}>
          <Opens
            summary={
              <>
                <b className="font-bold">{ofTargets}</b>
                <span className="narrow-only"> exposed</span>
              </>
            }
          >
            <NodeList
              pipeline={pipeline}
              mapPath={mapPath}
              nodes={verdict.exposedTargets}
              allHref={bypassHref(mapPath, control.id)}
            />
          </Opens>
        </td>
      )}
      {isOpen && (
        <td className={`${cell} break-words`}>
          {verdict.fix && (
            <GateFix
              control={control}
              fix={verdict.fix}
              places={row.places}
              exposed={verdict.exposedTargets}
              pipeline={pipeline}
              mapPath={mapPath}
              today={today}
            />
          )}
        </td>
      )}
    </tr>
  );
}
