import { clsx } from "clsx";
import { ArrowRight, ChevronLeft, ChevronRight, ShieldOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { BypassCause } from "@/lib/domain/posture/findings/bypass-causes";
import { counted, plural } from "@/lib/domain/words/english";
import { LongList, type Scene } from "../scene";

const mostGates = 4;

interface CauseCardProps {
  readonly scene: Scene;
  readonly causes: readonly BypassCause[];
  /** The gate whose path is drawn: its cause is shown first. */
  readonly drawn: string | undefined;
  /** The connection of the selected cause. */
  readonly turnedTo: string | undefined;
  readonly onChoose: (gate: string) => void;
  readonly onTurn: (cause: BypassCause) => void;
}

/** The causes of bypasses, above the list: the connection, the gates that it defeats and the number of bypasses through it. */
export function CauseCard({ scene, causes, drawn, turnedTo, onChoose, onTurn }: CauseCardProps) {
  const turned = causes.findIndex(({ hop }) => hop.edge.id === turnedTo);
  const ofChosen = causes.findIndex(({ gates }) => drawn !== undefined && gates.includes(drawn));
  const at = turned < 0 ? Math.max(ofChosen, 0) : turned;
  const [before, cause, after] = [causes[at - 1], causes[at], causes[at + 1]];
  if (!cause) return null;
  const { from, to } = cause.hop;
  return (
    <section aria-label="Root cause" className="flex flex-col gap-2 border-b border-line px-3 py-2.5">
      <p className="text-[1.0625rem] leading-snug font-bold">
        {counted(cause.gates.length, "gate")} never {plural(cause.gates.length, "sees", "see")} what{" "}
        {from.name} hands to {to.name}.
      </p>
      <div className="rounded-card border border-missing/40 bg-danger-soft px-3 py-2.5">
        <div className="flex items-center gap-1">
          <h3 className="text-tiny text-missing">Root cause: one connection</h3>
          {causes.length > 1 && (
            <span className="-my-1.5 ml-auto flex items-center text-tiny tabular-nums">
              <Turn
                Icon={ChevronLeft}
                name="Previous cause"
                isEnd={!before}
                onPress={() => before && onTurn(before)}
              />
              {at + 1} of {causes.length}
              <Turn
                Icon={ChevronRight}
                name="Next cause"
                isEnd={!after}
                onPress={() => after && onTurn(after)}
              />
            </span>
          )}
        </div>
        <scene.surface.HandOverPlace hop={cause.hop}>
          <CauseName cause={cause} />
        </scene.surface.HandOverPlace>
        <p>{causeWords(cause, causes)}</p>
        <LongList
          surface={scene.surface}
          items={cause.gates}
          most={mostGates}
          keyOf={(gate) => gate}
          className="mt-1.5 flex flex-col gap-0.5"
        >
          {(gate) => (
            <button
              type="button"
              aria-current={gate === drawn ? "true" : undefined}
              onClick={() => onChoose(gate)}
              className={clsx(
                "flex min-h-6 items-center gap-1.5 text-left hover:underline",
                gate === drawn && "font-bold",
              )}
            >
              <ShieldOff aria-hidden size={14} className="shrink-0 text-missing" />
              <span>
                {controlTitle(gate, scene.pipeline)}
                {gate === drawn && <span className="font-normal text-soft"> (drawn)</span>}
              </span>
            </button>
          )}
        </LongList>
      </div>
    </section>
  );
}

/** "Laptop hotfix build → Amazon ECR" */
export function CauseName({ cause: { hop } }: { readonly cause: BypassCause }) {
  return (
    <span className="flex flex-wrap items-center gap-x-1.5 text-lead font-bold">
      {hop.from.name} <ArrowRight role="img" aria-label="to" size={15} /> {hop.to.name}
    </span>
  );
}

/** "Manual. It defeats 3 gates. All 3 bypasses run through it. Closing it alone leaves 1 of them open." */
export function causeWords({ hop, gates }: BypassCause, causes: readonly BypassCause[]): string {
  const { automated } = hop.edge;
  const way = automated === undefined ? "Manual or automated: not set. " : automated ? "" : "Manual. ";
  const all = new Set(causes.flatMap((one) => one.gates)).size;
  const through =
    all === 1
      ? "The only bypass runs through it"
      : gates.length === all
        ? `All ${all} bypasses run through it`
        : `${gates.length} of ${all} bypasses ${plural(gates.length, "runs", "run")} through it`;
  const others = new Set(causes.flatMap((one) => (one.hop.edge.id === hop.edge.id ? [] : one.gates)));
  const left = gates.filter((gate) => others.has(gate)).length;
  // A single bypass has no part that stays open: the gate has another bypass.
  const rest =
    left === 0
      ? ""
      : gates.length === 1
        ? " Closing it alone is not enough: the gate has another bypass."
        : ` Closing it alone leaves ${left} of them open.`;
  return `${way}It defeats ${counted(gates.length, "gate")}. ${through}.${rest}`;
}

interface TurnProps {
  readonly Icon: typeof ChevronLeft;
  readonly name: string;
  readonly isEnd: boolean;
  readonly onPress: () => void;
}

function Turn({ Icon, name, isEnd, onPress }: TurnProps) {
  return (
    <Button tone="quiet" aria-label={name} disabled={isEnd} onClick={onPress} className="px-1.5!">
      <Icon aria-hidden size={15} />
    </Button>
  );
}
