import type { GateResult, VerdictName, Proof } from "@/lib/domain/posture/posture";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { Disclosure } from "@/components/ui/disclosure";
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
export function GateFigures({ scene, answer: { before, after, comparison } }: FiguresProps) {
  const { proof } = scene;
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
            scene={scene}
            items={withStatus(verdictsOf(before.gates, proof), verdictsOf(after.gates, proof), verdict)}
            keyOf={({ id }) => id}
          >
            {({ id, before: from, after: to }) => (
              <GateLine
                scene={scene}
                control={id}
                before={verdictWords[from].word}
                after={verdictWords[to].word}
              />
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
        <Rows scene={scene} items={exposed} keyOf={(target) => target}>
          {(target) => (
            <ExposedTarget
              scene={scene}
              target={target}
              was={was.get(target) ?? none}
              is={is.get(target) ?? none}
              gates={after.gates.length}
            />
          )}
        </Rows>
      </Figure>
    </>
  );
}

const none: ReadonlySet<string> = new Set();

interface ExposedTargetProps extends Pick<FiguresProps, "scene"> {
  readonly target: string;
  /** The gates that something gets past on its way there, now and what if. */
  readonly was: ReadonlySet<string>;
  readonly is: ReadonlySet<string>;
  readonly gates: number;
}

function ExposedTarget({ scene, target, was, is, gates }: ExposedTargetProps) {
  const turned = [...new Set([...was, ...is])].toSorted(
    (a, b) => Number(was.has(a) === is.has(a)) - Number(was.has(b) === is.has(b)),
  );
  return (
    <>
      <scene.surface.NodePlace node={target}>{nodeName(scene.pipeline, target)}</scene.surface.NodePlace>
      <Disclosure summary={`past ${is.size} of ${gates} gates instead of ${was.size}`}>
        <Rows scene={scene} items={turned} keyOf={(control) => control}>
          {(control) => (
            <GateLine
              scene={scene}
              control={control}
              before={passedWord(was.has(control))}
              after={passedWord(is.has(control))}
            />
          )}
        </Rows>
      </Disclosure>
    </>
  );
}

function passedWord(isPassed: boolean): string {
  return isPassed ? "Open" : "Closed";
}

interface GateLineProps extends Pick<FiguresProps, "scene"> {
  readonly control: string;
  readonly before: string;
  readonly after: string;
}

function GateLine({ scene: { surface }, control, before, after }: GateLineProps) {
  return (
    <surface.GatePlace control={control}>
      {controlTitle(control)}
      <Turned before={before} after={after} />
    </surface.GatePlace>
  );
}

function verdictsOf(gates: readonly GateResult[], proof: Proof): readonly (readonly [string, VerdictName])[] {
  return gates.map((gate) => [gate.control, gate[proof].verdict]);
}

function countOf(gates: readonly GateResult[], verdict: VerdictName, proof: Proof): number {
  return gates.filter((gate) => gate[proof].verdict === verdict).length;
}
