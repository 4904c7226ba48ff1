import { clsx } from "clsx";
import type { Posture } from "@/lib/domain/posture/posture";
import type { AttackStep } from "@/lib/domain/posture/ways-in/attack-steps";
import { changeKey } from "@/lib/domain/posture/what-if/change-key";
import { attackStepSentence } from "@/lib/domain/posture/words/attack-step-sentence";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { type Redraw, type ToldChange, tellChanges } from "@/lib/domain/posture/words/told-changes";
import { Disclosure } from "@/components/ui/disclosure";
import { counted } from "@/lib/domain/words/english";
import type { Scene } from "../scene";
import { StepNumber } from "../ways/hop-list";
import { ChangeItem } from "./change-item";

interface DoFirstProps {
  readonly scene: Scene;
  readonly posture: {
    readonly waysIn: Pick<Posture["waysIn"], "declared">;
    readonly bestChanges: Posture["bestChanges"];
    /** Absent: all. */
    readonly changesKnown?: "all" | "so-far" | "none";
  };
}

/**
 * The single ranking of changes: the first to make, or the path to redraw, and the next. Each can be tried, and made in
 * one step. Nothing if no entry point is unprotected.
 */
export function DoFirst({ scene, posture }: DoFirstProps) {
  const { pipeline, proof, surface } = scene;
  const { waysIn, bestChanges, changesKnown = "all" } = posture;
  const told = tellChanges(pipeline, waysIn.declared, bestChanges, changesKnown === "all");
  const { before, redraw, changes } = told;
  const hasNone = !redraw && changes.length === 0;
  if (hasNone && (changesKnown === "all" || before.said + before.assumed === 0)) return null;
  const [first, next] = redraw ? [undefined, changes] : [changes[0], changes.slice(1)];
  const [name, start] = redraw ? ["Other changes", 1] : ["Then", 2];
  return (
    <section
      aria-labelledby="do-first"
      className={clsx("flex flex-col gap-2 rounded-card border", surface.look.card)}
    >
      <surface.Heading id="do-first" className="text-tiny font-medium text-soft">
        Do this first
        {proof === "proven" && <span className="font-normal"> (declared + verified)</span>}
      </surface.Heading>
      {hasNone && changesKnown !== "all" && <p role="status">{unsearched[changesKnown]}</p>}
      {redraw && <PathToRedraw scene={scene} redraw={redraw} />}
      {first && <Item scene={scene} change={first} isFirst />}
      <Next scene={scene} changes={next.slice(0, surface.nextChanges)} name={name} start={start} />
      {next.length > surface.nextChanges && (
        <Disclosure summary={counted(next.length - surface.nextChanges, "more change")}>
          <Next
            scene={scene}
            changes={next.slice(surface.nextChanges)}
            name={`${name}, all`}
            start={start + surface.nextChanges}
          />
        </Disclosure>
      )}
    </section>
  );
}

const unsearched = {
  "so-far": "Searching for changes…",
  none: "This map is too large to search for changes here. The Entry points page lists them.",
};

interface NextProps {
  readonly scene: Scene;
  readonly changes: readonly ToldChange[];
  readonly name: string;
  readonly start: number;
}

function Next({ scene, changes, name, start }: NextProps) {
  return (
    changes.length > 0 && (
      <ol aria-label={name} start={start} className="flex flex-col">
        {changes.map((change) => (
          <li key={changeKey(change.change)} className="border-t border-line py-1.5">
            <Item scene={scene} change={change} />
          </li>
        ))}
      </ol>
    )
  );
}

interface ItemProps {
  readonly scene: Scene;
  readonly change: ToldChange;
  readonly isFirst?: boolean;
}

function Item({ scene: { today, surface }, change, isFirst }: ItemProps) {
  return (
    <ChangeItem
      key={changeKey(change.change)}
      options={[change, ...change.alternatives].map((option) => ({
        ...option,
        key: changeKey(option.change),
        tryIt: <surface.TryChange change={option.change} title={option.title} />,
      }))}
      today={today}
      isFirst={isFirst}
    />
  );
}

function PathToRedraw({ scene, redraw }: { readonly scene: Scene; readonly redraw: Redraw }) {
  const { pipeline, surface } = scene;
  const { row, sentence, steps } = redraw;
  return (
    <>
      <p className="text-lead">{sentence}</p>
      {steps.length > 0 && (
        <div className={surface.look.details}>
          <Disclosure summary={`Path to redraw: ${wayInTitle(pipeline, row)}`} isOpen>
            <ol aria-label="Path to redraw" className="flex flex-col gap-0.5">
              {steps.map((step, index) => (
                <li
                  key={`${step.from} ${step.to}`}
                  className="grid grid-cols-[1.25rem_minmax(0,1fr)] items-start gap-x-2"
                >
                  <StepNumber number={index + 1} isActing={step.isActing} className="mt-[3px]" />
                  <Step scene={scene} step={step} />
                </li>
              ))}
            </ol>
          </Disclosure>
        </div>
      )}
    </>
  );
}

function Step({ scene: { pipeline, surface }, step }: { readonly scene: Scene; readonly step: AttackStep }) {
  const [from, to] = [pipeline.nodes.get(step.from), pipeline.nodes.get(step.to)];
  const sentence = attackStepSentence(pipeline, step);
  return step.edge && from && to ? (
    <surface.HandOverPlace hop={{ edge: step.edge, from, to }}>{sentence}</surface.HandOverPlace>
  ) : (
    <span>{sentence}</span>
  );
}
