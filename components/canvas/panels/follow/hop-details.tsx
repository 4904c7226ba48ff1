import { clsx } from "clsx";
import { CircleHelp, Hand, ShieldCheck, ShieldOff, Zap } from "lucide-react";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { checkSentence, hopSentence, orderSentence, proofText } from "@/lib/domain/follow/hop-sentences";
import type { HopControl } from "@/lib/domain/follow/hop-controls";
import { openChecks } from "@/lib/domain/follow/open-checks";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Hop } from "@/lib/domain/follow/trail";
import { knownOf } from "@/lib/domain/posture/words/open-words";

interface HopDetailsProps {
  readonly hop: Hop;
  readonly onOpenControl: (control: HopControl) => void;
}

export function HopDetails({ hop, onOpenControl }: HopDetailsProps) {
  const order = orderSentence(hop);
  const isGated = hop.controls.some(({ checks, status }) => checks && isEffective(status, "declared"));
  // Until the analysis has answered, a gate in place decides nothing.
  const isOpen = isGated ? hop.isChecked === false : knownOf(openChecks(hop)) !== "none";
  const [checks, others] = [
    hop.controls.filter((one) => one.checks),
    hop.controls.filter((one) => !one.checks),
  ];
  return (
    <div className="grid gap-x-6 gap-y-3 md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)]">
      <div className="flex flex-col gap-1.5">
        <p className="text-lead font-medium">{hopSentence(hop)}</p>
        <p
          className={clsx(
            "flex items-start gap-1.5",
            !hop.isChecked && "font-medium",
            isOpen && "text-missing",
          )}
        >
          {hop.isChecked ? (
            <ShieldCheck aria-hidden size={16} className="mt-0.5 shrink-0 text-standing" />
          ) : isOpen ? (
            <ShieldOff aria-hidden size={16} className="mt-0.5 shrink-0" />
          ) : (
            <CircleHelp aria-hidden size={16} className="mt-0.5 shrink-0" />
          )}
          <span>{checkSentence(hop)}</span>
        </p>
        {order !== undefined && <p className="text-soft">{order}</p>}
        <WayMark automated={hop.edge.automated} />
      </div>
      <div className="flex flex-col gap-3">
        <Controls title="Gates on this connection" controls={checks} onOpen={onOpenControl} />
        <Controls
          title={`Also in place at ${hop.isFirst ? "either end" : hop.to.name}`}
          controls={others}
          onOpen={onOpenControl}
        />
        {hop.controls.length === 0 && (
          <p className="text-soft">No control is recorded as in place here, and no gate can be.</p>
        )}
      </div>
    </div>
  );
}

function WayMark({ automated }: { readonly automated: boolean | undefined }) {
  if (automated === undefined) return null;
  return (
    <p className="flex items-center gap-1.5 text-tiny text-soft">
      {automated ? <Zap aria-hidden size={13} /> : <Hand aria-hidden size={13} />}
      {automated ? "Automated" : "Manual"}
    </p>
  );
}

interface ControlsProps {
  readonly title: string;
  readonly controls: readonly HopControl[];
  readonly onOpen: (control: HopControl) => void;
}

function Controls({ title, controls, onOpen }: ControlsProps) {
  if (controls.length === 0) return null;
  return (
    <section>
      <h3 className="text-tiny text-soft">{title}</h3>
      <ul>
        {controls.map((one) => (
          <li key={`${one.node.id} ${one.control.id}`}>
            <button
              type="button"
              title="Open it in the inspector"
              onClick={() => onOpen(one)}
              className="-mx-1.5 grid min-h-7 w-[calc(100%+0.75rem)] grid-cols-[7.5rem_1fr] items-start gap-2 rounded-control px-1.5 py-1 text-left hover:bg-bg"
            >
              <StatusMark status={one.status} />
              <span>
                {one.control.title}
                <span className="text-tiny text-soft">
                  , at {one.node.name}
                  {one.proof !== undefined && `, ${proofText(one)}`}
                </span>
                {one.note && <ClaimNoteMark note={one.note} className="flex" />}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
