import type { GateResult, VerdictName } from "@/lib/domain/posture/posture";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { useMapActions } from "../../state/map-context";
import { controlsById } from "../controls-by-id";
import { NodeButton } from "../node-button";
import { Part } from "../part";
import { lookAtGate } from "../review-store";
import { openGatesOf, withStatus } from "./before-after";
import { Figure, Rows, Turned } from "./figure";
import type { FiguresProps } from "./use-what-if";

const shown: readonly { readonly verdict: VerdictName; readonly label: string; readonly isGood: boolean }[] =
  [
    { verdict: "holds", label: "Gates that hold", isGood: true },
    { verdict: "bypassed", label: "Gates bypassed", isGood: false },
    { verdict: "stands-nowhere", label: "Gates that stand nowhere", isGood: false },
  ];

/** How many gates have each verdict, and the targets that they leave open. */
export function GateFigures({ answer: { before, after, comparison }, pipeline, proof }: FiguresProps) {
  const [was, is] = [openGatesOf(before.gates, proof), openGatesOf(after.gates, proof)];
  const exposed = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  const { figures } = comparison[proof];
  return (
    <>
      {shown.map(({ verdict, label, isGood }) => (
        <Figure
          key={verdict}
          label={label}
          isGood={isGood}
          before={countOf(before.gates, verdict, proof)}
          after={countOf(after.gates, verdict, proof)}
          of={[before.gates.length, after.gates.length]}
        >
          <Rows
            items={withStatus(verdictsOf(before.gates, proof), verdictsOf(after.gates, proof), verdict)}
            keyOf={({ id }) => id}
          >
            {({ id, before: from, after: to }) => (
              <GateLine control={id} before={verdictWords[from].word} after={verdictWords[to].word} />
            )}
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
            <ExposedTarget
              target={target}
              was={was.get(target) ?? none}
              is={is.get(target) ?? none}
              gates={after.gates.length}
              pipeline={pipeline}
            />
          )}
        </Rows>
      </Figure>
    </>
  );
}

const none: ReadonlySet<string> = new Set();

interface ExposedTargetProps extends Pick<FiguresProps, "pipeline"> {
  readonly target: string;
  /** The gates that something gets past on its way there, now and what if. */
  readonly was: ReadonlySet<string>;
  readonly is: ReadonlySet<string>;
  readonly gates: number;
}

function ExposedTarget({ target, was, is, gates, pipeline }: ExposedTargetProps) {
  const turned = [...new Set([...was, ...is])].toSorted(
    (a, b) => Number(was.has(a) === is.has(a)) - Number(was.has(b) === is.has(b)),
  );
  return (
    <>
      <NodeButton node={target}>{nodeName(pipeline, target)}</NodeButton>
      <Part summary={`past ${is.size} of ${gates} gates instead of ${was.size}`}>
        <Rows items={turned} keyOf={(control) => control}>
          {(control) => (
            <GateLine
              control={control}
              before={passedWord(was.has(control))}
              after={passedWord(is.has(control))}
            />
          )}
        </Rows>
      </Part>
    </>
  );
}

function passedWord(isPassed: boolean): string {
  return isPassed ? "Open" : "Closed";
}

interface GateLineProps {
  readonly control: string;
  readonly before: string;
  readonly after: string;
}

function GateLine({ control, before, after }: GateLineProps) {
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
      <Turned before={before} after={after} />
    </button>
  );
}

function verdictsOf(gates: readonly GateResult[], proof: Proof): readonly (readonly [string, VerdictName])[] {
  return gates.map((gate) => [gate.control, gate[proof].verdict]);
}

function countOf(gates: readonly GateResult[], verdict: VerdictName, proof: Proof): number {
  return gates.filter((gate) => gate[proof].verdict === verdict).length;
}
