import { clsx } from "clsx";
import { CircleHelp, Hand, ShieldCheck, ShieldOff, Zap } from "lucide-react";
import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import { nodeSubtitle } from "@/lib/domain/words/node-subtitle";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { lineLook } from "@/components/marks/line-look";
import { StatusMark } from "@/components/marks/status";
import { doubtOf } from "@/lib/domain/follow/hop-sentences";
import { openChecks } from "@/lib/domain/follow/open-checks";
import { knownOf, openWords } from "@/lib/domain/posture/words/open-words";
import type { Hop, Trail } from "@/lib/domain/follow/trail";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import { StripLine } from "./strip-line";
import { counted } from "@/lib/domain/words/english";
import { KindIcon } from "@/components/marks/node-mark";

export interface NumberedHop {
  readonly hop: Hop;
  /** Its place on the whole line, from 1. */
  readonly number: number;
}

/** Consecutive connections, all of the main line or all from the side: drawn as one strip. */
export interface Run {
  readonly start: PipelineNode;
  /** No connection of the line leads to its start; else it continues from a node of an earlier strip. */
  readonly isFirst: boolean;
  readonly hops: readonly NumberedHop[];
}

export function runsOf({ hops }: Pick<Trail, "hops">): readonly Run[] {
  const runs: { readonly start: PipelineNode; readonly isFirst: boolean; readonly hops: NumberedHop[] }[] =
    [];
  for (const [index, hop] of hops.entries()) {
    const run = runs.at(-1);
    const before = hops[index - 1];
    const numbered = { hop, number: index + 1 };
    if (run && before?.to.id === hop.from.id && before.isSide === hop.isSide) run.hops.push(numbered);
    else runs.push({ start: hop.from, isFirst: hop.isFirst, hops: [numbered] });
  }
  return runs;
}

export function LineStrip({ trail }: { readonly trail: Pick<Trail, "hops"> }) {
  return (
    <div className="flex flex-col gap-5">
      {runsOf(trail).map(({ start, isFirst, hops }) => (
        <div key={hops[0]?.hop.edge.id} className="flex flex-wrap gap-y-5">
          <div className="w-44">
            {isFirst ? (
              <Station node={start} />
            ) : (
              <p className="grid h-15 items-center text-soft">On from {start.name}</p>
            )}
          </div>
          {hops.map(({ hop, number }) => (
            <StripHop key={hop.edge.id} hop={hop} number={number} />
          ))}
        </div>
      ))}
    </div>
  );
}

function StripHop({ hop, number }: { readonly hop: Hop; readonly number: number }) {
  return (
    <div className="keep-together w-72">
      <div className="flex">
        <div className="relative w-28 shrink-0 text-center text-tiny">
          <p className="absolute inset-x-0 -top-0.5">
            <span className="font-bold tabular-nums">{number}</span> {artifactRows[hop.edge.artifact].word}
          </p>
          <StripLine look={lineLook(hop.edge, hop.isChecked === true)} isSide={hop.isSide} />
          <p className="absolute inset-x-0 bottom-0 flex items-center justify-center gap-1 text-soft">
            <Way automated={hop.edge.automated} />
          </p>
        </div>
        <Station node={hop.to} />
      </div>
      <Checks hop={hop} />
    </div>
  );
}

function Station({ node }: { readonly node: PipelineNode }) {
  return (
    <div className="flex h-15 w-44 items-center gap-2.5 rounded-card border border-line-strong bg-panel px-2.5">
      <span className="shrink-0 text-soft">
        <KindIcon kind={node.kind} />
      </span>
      <span className="min-w-0">
        <span className="block truncate font-bold">{node.name}</span>
        <span className="block truncate text-tiny text-soft">{nodeSubtitle(node)}</span>
      </span>
    </div>
  );
}

function Way({ automated }: { readonly automated: boolean | undefined }) {
  if (automated === undefined) return "manual or automated?";
  return automated ? (
    <>
      <Zap aria-hidden size={12} />
      automated
    </>
  ) : (
    <>
      <Hand aria-hidden size={12} />
      manual
    </>
  );
}

/** The gates that check this connection: those in place by name, the others folded. */
function Checks({ hop }: { readonly hop: Hop }) {
  const { controls, isChecked } = hop;
  const gates = controls.filter(({ checks, status }) => checks && status !== "not-applicable");
  const standing = gates.filter(({ status }) => isEffective(status, "declared"));
  const open = gates.filter(({ status }) => !isEffective(status, "declared"));
  const why = openChecks(hop);
  const isSaid = standing.length > 0 || knownOf(why) !== "none";
  const look = isChecked ? "text-standing" : isSaid ? "text-missing" : "text-soft";
  return (
    <div className="mt-1.5 pr-3 pl-2 text-tiny">
      <p className={clsx("flex items-center gap-1 font-medium", look)}>
        {isChecked ? (
          <ShieldCheck aria-hidden size={14} className="shrink-0" />
        ) : isSaid ? (
          <ShieldOff aria-hidden size={14} className="shrink-0" />
        ) : (
          <CircleHelp aria-hidden size={14} className="shrink-0" />
        )}
        {gates.length === 0
          ? "No gate can check it here"
          : isSaid
            ? `${standing.length} of ${gates.length} gates in place`
            : `${counted(gates.length, "gate")} not assessed`}
      </p>
      {standing.length > 0 && !isChecked && <p className="text-soft">{doubtOf(hop, standing)}</p>}
      <GateList gates={standing} />
      {open.length > 0 && (
        <details className="mt-1">
          <summary className="min-h-6 py-0.5 text-soft hover:text-ink">
            {isSaid ? openWords(why) : "Show them"}
          </summary>
          <GateList gates={open} />
        </details>
      )}
    </div>
  );
}

function GateList({ gates }: { readonly gates: Hop["controls"] }) {
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {gates.map(({ node, control, status, note }) => (
        <li key={`${node.id} ${control.id}`} className="flex items-start gap-1.5">
          <StatusMark status={status} />
          <span>
            {control.title}
            {note && <ClaimNoteMark note={note} className="flex" />}
          </span>
        </li>
      ))}
    </ul>
  );
}
