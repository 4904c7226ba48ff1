import type { GateResult, Verdict, VerdictName, Way } from "@/lib/domain/posture/posture";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { useMapActions } from "../../map-state/map-context";
import { controlsById } from "../controls-by-id";
import { NodeButton } from "../node-button";
import { lookAtGate } from "../review-store";
import { openGatesOf, withStatus } from "./before-after";
import { Figure, Rows, Turned } from "./figure";
import type { FiguresProps } from "./figures";

const shown: readonly { readonly verdict: VerdictName; readonly label: string; readonly isGood: boolean }[] = [
  { verdict: "holds", label: "Gates that hold", isGood: true },
  { verdict: "bypassed", label: "Gates bypassed", isGood: false },
  { verdict: "stands-nowhere", label: "Gates that stand nowhere", isGood: false },
];

/** How many gates have each verdict, and the targets that they leave open. */
export function GateFigures({ answer: { before, after, comparison }, pipeline, way }: FiguresProps) {
  const [was, is] = [openGatesOf(before.gates, way), openGatesOf(after.gates, way)];
  const exposed = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  const { figures } = comparison[way];
  return (
    <>
      {shown.map(({ verdict, label, isGood }) => (
        <Figure
          key={verdict}
          label={label}
          isGood={isGood}
          before={countOf(before.gates, verdict, way)}
          after={countOf(after.gates, verdict, way)}
          of={[before.gates.length, after.gates.length]}
        >
          <Rows items={withStatus(verdictsOf(before.gates, way), verdictsOf(after.gates, way), verdict)} keyOf={({ id }) => id}>
            {({ id, before: from, after: to }) => <GateLine control={id} before={from} after={to} />}
          </Rows>
        </Figure>
      ))}
      <Figure
        label="Targets exposed"
        isGood={false}
        before={figures.before.exposedTargets.length}
        after={figures.after.exposedTargets.length}
        of={[before.graph.targets.length, after.graph.targets.length]}
      >
        <Rows items={exposed} keyOf={(target) => target}>
          {(target) => (
            <NodeButton node={target}>
              <span>
                {nodeName(pipeline, target)}
                <span className="block text-tiny text-soft">
                  past {is.get(target) ?? 0} of {after.gates.length} gates instead of {was.get(target) ?? 0}
                </span>
              </span>
            </NodeButton>
          )}
        </Rows>
      </Figure>
    </>
  );
}

function GateLine({ control, before, after }: { readonly control: string; readonly before: Verdict["verdict"]; readonly after: Verdict["verdict"] }) {
  const map = useMapActions();
  return (
    <button
      type="button"
      title="Open it among the bypasses, as it is now"
      onClick={() => {
        lookAtGate(control);
        map.openPanel({ name: "bypasses" });
      }}
      className="-mx-1.5 min-h-7 w-[calc(100%+0.75rem)] rounded-control px-1.5 py-1 text-left hover:bg-bg"
    >
      {controlsById.get(control)?.title ?? control}
      <Turned before={verdictWords[before].word} after={verdictWords[after].word} />
    </button>
  );
}

function verdictsOf(gates: readonly GateResult[], way: Way): readonly (readonly [string, VerdictName])[] {
  return gates.map((gate) => [gate.control, gate[way].verdict]);
}

function countOf(gates: readonly GateResult[], verdict: VerdictName, way: Way): number {
  return gates.filter((gate) => gate[way].verdict === verdict).length;
}
