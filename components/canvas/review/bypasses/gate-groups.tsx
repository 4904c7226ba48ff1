import { clsx } from "clsx";
import { ChevronRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { verdictLooks } from "@/components/marks/verdict-look";
import { catalogue } from "@/lib/domain/catalog/load";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { isOpenVerdict, verdictWords } from "@/lib/domain/posture/words/verdict-words";
import type { Findings } from "../review-panel";
import { lookAtGate } from "../review-store";
import { GateDetails } from "./gate-details";
import type { GateGroup, SeenGate } from "./group-gates";

const gateCount = catalogue.controls.filter(({ gate }) => gate !== undefined).length;

interface GateGroupsProps {
  readonly groups: readonly GateGroup[];
  readonly chosen: string | undefined;
  readonly findings: Findings;
  readonly proof: Proof;
}

/** The gates by verdict; each opens where it stands. */
export function GateGroups({ groups, chosen, findings, proof }: GateGroupsProps) {
  return groups.map(({ verdict, gates }) => (
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
        <VerdictName verdict={verdict} />
        <span className="ml-auto font-normal text-soft tabular-nums">
          {gates.length} of {gateCount} gates
        </span>
      </summary>
      <p className="pt-1.5 text-tiny text-soft">{verdictWords[verdict].means}</p>
      <ul>
        {gates.map((gate) => (
          <GateRow
            key={gate.control.id}
            gate={gate}
            isChosen={gate.control.id === chosen}
            findings={findings}
            proof={proof}
          />
        ))}
      </ul>
    </details>
  ));
}

function VerdictName({ verdict }: Pick<GateGroup, "verdict">) {
  const { Icon, text } = verdictLooks[verdict];
  return (
    <span className={clsx("inline-flex items-center gap-1.5", text)}>
      <Icon aria-hidden size={15} strokeWidth={2.5} />
      {verdictWords[verdict].word}
    </span>
  );
}

interface GateRowProps {
  readonly gate: SeenGate;
  readonly isChosen: boolean;
  readonly findings: Findings;
  readonly proof: Proof;
}

function GateRow({ gate, isChosen, findings, proof }: GateRowProps) {
  const { control, verdict } = gate;
  const { Icon, text } = verdictLooks[verdict.verdict];
  const targets = findings.posture.graph.targets.length;
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) row.current?.closest("[data-review-list]")?.scrollTo({ top: row.current.offsetTop - 8 });
  }, [isChosen]);
  return (
    <li ref={row} className={clsx("border-b border-line last:border-b-0", isChosen && "pb-3")}>
      <button
        type="button"
        aria-expanded={isChosen}
        data-gate={control.id}
        onClick={() => lookAtGate(isChosen ? undefined : control.id)}
        className={clsx(
          "grid w-full grid-cols-[18px_1fr_auto] items-start gap-2 py-2 text-left hover:bg-bg",
          isChosen && "font-bold",
        )}
      >
        <Icon aria-hidden size={15} strokeWidth={2.5} className={clsx("mt-0.5", text)} />
        <span>{control.title}</span>
        {verdict.exposedTargets.length > 0 && (
          <span className="text-tiny text-soft tabular-nums">
            {verdict.exposedTargets.length} of {targets} {plural(targets, "target", "targets")}
            <span className="sr-only"> exposed</span>
          </span>
        )}
      </button>
      {isChosen && <GateDetails gate={gate} findings={findings} proof={proof} />}
    </li>
  );
}
