import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { verdictLook, verdictLooks } from "./verdict-mark";
import { Disclosure } from "@/components/ui/disclosure";
import type { GateGroup, RankedGate } from "@/lib/domain/posture/words/rank-gates";
import { isOpenVerdict, verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { FindingRow } from "../finding-row";
import { GateFix } from "../fix/gate-fix";
import { NodeList, type Scene } from "../scene";
import type { GatePlaces } from "./gate-places";
import { GateReasons, GateSentence } from "./gate-reasons";
import { plural } from "@/lib/domain/words/english";

interface GateListProps {
  readonly scene: Scene;
  readonly groups: readonly GateGroup[];
  readonly placesOf: GatePlaces;
  readonly chosen: string | undefined;
  readonly onChoose: (control: string | undefined) => void;
}

/** The gates of `GateTable` without room for a table: each opens in place. */
export function GateList({ groups, chosen, ...rest }: GateListProps) {
  const count = groups.reduce((sum, { gates }) => sum + gates.length, 0);
  return groups.map(({ verdict, gates }) => {
    const { Icon, text } = verdictLooks[verdict];
    return (
      <details
        key={verdict}
        data-verdict={verdict}
        open={isOpenVerdict(verdict) || gates.some(({ control }) => control.id === chosen)}
        className="group/verdict"
      >
        <summary className="flex min-h-8 list-none items-center gap-1.5 border-b border-line font-bold [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            size={14}
            className="shrink-0 text-faint transition-transform duration-150 group-open/verdict:rotate-90"
          />
          <span className={clsx("inline-flex items-center gap-1.5", text)}>
            <Icon aria-hidden size={15} strokeWidth={2.5} />
            {verdictWords[verdict].word}
          </span>
          <span className="ml-auto font-normal text-soft tabular-nums">
            {gates.length} of {count} {plural(count, "gate", "gates")}
          </span>
        </summary>
        <p className="pt-1.5 text-tiny text-soft">{verdictWords[verdict].means}</p>
        <ul>
          {gates.map((gate) => (
            <li key={gate.control.id} className="border-b border-line last:border-b-0">
              <GateItem gate={gate} isChosen={gate.control.id === chosen} {...rest} />
            </li>
          ))}
        </ul>
      </details>
    );
  });
}

interface GateItemProps extends Pick<GateListProps, "scene" | "placesOf" | "onChoose"> {
  readonly gate: RankedGate;
  readonly isChosen: boolean;
}

function GateItem({ scene, gate, placesOf, isChosen, onChoose }: GateItemProps) {
  const { targets, surface } = scene;
  const { control, verdict } = gate;
  const { Icon, text } = verdictLook(verdict);
  const exposed = verdict.exposedTargets.length;
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.closest("[data-findings-list]")?.scrollTo({ top: row.current.offsetTop - 8 });
  }, [isChosen]);
  return (
    <FindingRow
      ref={row}
      icon={<Icon aria-hidden size={15} strokeWidth={2.5} className={clsx("mt-0.5", text)} />}
      title={control.title}
      figure={
        exposed > 0 && (
          <span className="text-tiny text-soft tabular-nums">
            {exposed} of {targets.length} {plural(targets.length, "target", "targets")}
            <span className="sr-only"> exposed</span>
          </span>
        )
      }
      gate={control.id}
      isChosen={isChosen}
      onPress={() => onChoose(isChosen ? undefined : control.id)}
    >
      <GateSentence scene={scene} gate={gate} />
      {verdict.fix && (
        <section
          aria-label="What would change this?"
          className={clsx("flex flex-col gap-2 rounded-card border", surface.look.card)}
        >
          <h3>What would change this?</h3>
          <GateFix scene={scene} gate={gate} />
        </section>
      )}
      {exposed > 0 && (
        <Disclosure
          summary={`${exposed} of ${targets.length} ${plural(targets.length, "target", "targets")} ${plural(exposed, "is", "are")} exposed`}
        >
          <NodeList scene={scene} nodes={verdict.exposedTargets} />
        </Disclosure>
      )}
      <GateReasons scene={scene} gate={gate} places={placesOf(control.id)} />
    </FindingRow>
  );
}
