import { FlaskConical } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import { makeChange } from "@/lib/domain/edits/make-change";
import type { BestChange } from "@/lib/domain/posture/ways-in/way-in";
import { assume, assumedOf } from "@/lib/domain/posture/what-if/assumed";
import {
  changeReason,
  changeTitle,
  planWords,
  type UnprotectedCounts,
} from "@/lib/domain/posture/words/change-words";
import { countWaysIn } from "@/lib/domain/posture/words/ways-in-sentence";
import { useCommandContext } from "../../state/map-context";
import type { Findings } from "./findings-panel";

/** The change to make first, with its reason: tried in the what-if, or made in one step to undo. */
export function DoFirstOnMap({ posture, scene }: Findings) {
  const [best] = posture.bestChanges;
  return best ? <DoFirst best={best} before={countWaysIn(posture.waysIn.declared)} scene={scene} /> : null;
}

function DoFirst({
  best,
  before,
  scene: { pipeline, proof, today },
}: { readonly best: BestChange; readonly before: UnprotectedCounts } & Pick<Findings, "scene">) {
  const { map, state } = useCommandContext();
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  const title = changeTitle(pipeline, best.change);
  const make = (of: typeof pipeline) => makeChange(of, best.change, { today, newId: newNodeId });
  const tryIt = () => {
    map.suppose(assume(state().supposed, assumedOf(best.change)));
    map.openPanel({ name: "what-if" }, state().panel);
  };
  return (
    <section
      aria-label="Do this first"
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-bg px-3 py-2.5"
    >
      <p>
        <span className="block text-tiny text-soft">Do this first</span>
        <b>{title}</b>: {changeReason(best, before)}.{proof === "proven" && " Worked out as declared."}
      </p>
      <p className="flex flex-wrap gap-2">
        {!isReadOnly && make(pipeline) !== undefined && (
          <Button tone="primary" onClick={() => perform(make, { tell: "with undo" })}>
            {planWords(best.change)}
          </Button>
        )}
        <Button title="What would change? Nothing is saved." onClick={tryIt}>
          <FlaskConical aria-hidden size={15} />
          What if?
          <span className="sr-only"> {title}</span>
        </Button>
      </p>
    </section>
  );
}
