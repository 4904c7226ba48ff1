import { clsx } from "clsx";
import { ShieldOff, Ticket } from "lucide-react";
import { Fragment } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { OwnerAndDue, ReasonFields } from "@/components/editor/claim-fields";
import { ClaimHistory } from "@/components/editor/claim-history";
import { Confirmation } from "@/components/editor/confirmation";
import { CommentsPart } from "@/components/editor/comments/comments-part";
import { EvidenceList } from "@/components/editor/evidence-list";
import { StillOpen } from "@/components/editor/still-open";
import { TextSetting } from "@/components/editor/text-setting";
import { EnvironmentMark } from "@/components/marks/environment-mark";
import { useControlsOf, useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { newNodeId } from "@/lib/client/new-id";
import { today } from "@/lib/client/today";
import { ownWords } from "@/lib/domain/catalogue/own/own-words";
import { addEvidence, changeClaim, removeEvidence } from "@/lib/domain/edits/claims";
import type { Changes } from "@/lib/domain/edits/edit";
import type { ClaimStatus, PipelineNode } from "@/lib/domain/pipeline/document";
import { linkSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus, isOpen } from "@/lib/domain/posture/coverage/effective-status";
import type { Proof } from "@/lib/domain/posture/posture";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { counted, stageNames } from "@/lib/domain/words/english";
import { FrameworkLines } from "../gaps/framework-lines";
import type { OpenedWay } from "../gaps/opened-way";
import { type DetailsDriver, DetailsPanel } from "../details-panel";
import { GapAnswers } from "./gap-answers";
import { keyOf, type TriageRow } from "./triage-row";
import { statusLooks } from "@/components/marks/status";
import type { Gap } from "@/lib/domain/posture/findings/gaps";
import { factorWords } from "@/lib/domain/posture/words/factor-words";

interface GapPanelProps {
  readonly row: TriageRow;
  /** Whether a control that is only declared in place counts as a gap. */
  readonly proof: Proof;
  /** Its number among all rows, on all pages. */
  readonly place: {
    readonly number: number;
    readonly total: number;
    /** Within the shown list, which may be one page of several. */
    readonly isFirst: boolean;
    readonly isLast: boolean;
  };
  readonly mapPath: string;
  readonly driver: DetailsDriver;
  readonly onAnswer: (status: ClaimStatus) => void;
  readonly onTicket: () => void;
}

/** Details of the selected gap, and its status. */
export function GapPanel(props: GapPanelProps) {
  const { row, proof, place, mapPath, driver, onAnswer, onTicket } = props;
  const node = useEditor((state) => state.visible.nodes.get(row.node));
  const name = useEditor((state) => nodeName(state.visible, row.node));
  const claim = useEditor((state) => claimsOf(state.visible, row.node).get(row.control));
  const status = useEditor(({ visible }) => effectiveStatus(claim, today(), visible));
  // A settled row stays in the list: its bypass and priority do not apply now.
  const isGap = isOpen(status, proof);
  const isReadOnly = useIsReadOnly();
  return (
    <DetailsPanel
      what="gap"
      place={place}
      map={{ href: `${mapPath}?node=${row.node}&control=${row.control}`, text: "On the map" }}
      driver={driver}
    >
      <div className="flex flex-1 flex-col gap-3.5 overflow-y-auto overscroll-contain wrap-anywhere px-4.5 py-4 max-md:[&_input]:min-h-11 max-md:[&_section_button]:min-h-11 max-md:[&_section_button]:min-w-11 max-md:[&_summary]:min-h-11">
        <div>
          <h2 className="text-lead leading-snug break-words max-md:text-title">{row.title}</h2>
          <p className="mt-1 flex flex-wrap items-center gap-x-1.5 text-soft">
            <span className="font-medium text-ink">{node ? name : row.nodeName}</span>
            <EnvironmentMark of={node ? node.environment : row.environment} />
            {node
              ? `${row.kindName}, ${stageNames[node.stage].toLowerCase()} stage${row.isGate ? ", gate" : ""}${row.own === undefined ? "" : `, ${ownWords(row.own)}`}`
              : "removed from the map"}
          </p>
        </div>
        {row.why !== "" && <p className="text-soft">{row.why}</p>}
        {isGap && row.opens && <Opens way={row.opens} isKnown={status !== "not-assessed"} />}
        <GapAnswers status={claim?.status} isReadOnly={isReadOnly} onAnswer={onAnswer} />
        {/* Another gap's message is no news: only changes of this one are announced. */}
        {node && <GateStillOpen key={`${keyOf(row)} still open`} node={node} control={row.control} />}
        {/* A field in use saves its text when another gap is selected. */}
        <Settings key={keyOf(row)} row={row} isReadOnly={isReadOnly} />
        {isGap && row.priority > 0 && <RankFactors gap={row} />}
        {row.frameworks.line !== "" && (
          <section aria-label="Required by">
            <h3 className="text-tiny font-medium text-soft">Required by</h3>
            <FrameworkLines of={row.frameworks} />
          </section>
        )}
        <Notes key={`${keyOf(row)} notes`} row={row} isReadOnly={isReadOnly} />
        <CommentsPart
          key={`${keyOf(row)} comments`}
          about={{ node: row.node, control: row.control }}
          name={row.title}
        />
      </div>
      <div className="flex shrink-0 items-center gap-2 border-t border-line px-3 py-2 max-md:*:min-h-11">
        <Button onClick={onTicket}>
          <Ticket aria-hidden size={14} />
          Ticket
        </Button>
        <button
          type="button"
          disabled={place.isLast}
          onClick={() => driver.onStep("next")}
          className={clsx(buttonClass("primary"), "ml-auto max-md:flex-1")}
        >
          Next
        </button>
      </div>
    </DetailsPanel>
  );
}

function GateStillOpen({ node, control: id }: { readonly node: PipelineNode; readonly control: string }) {
  const control = useControlsOf(node).find((one) => one.id === id);
  return control ? <StillOpen node={node.id} control={control} /> : null;
}

interface OpensProps {
  readonly way: OpenedWay;
  /** The control is assessed: if it is not, the bypass is assumed. */
  readonly isKnown: boolean;
}

function Opens({ way: { targets, nodes, at }, isKnown }: OpensProps) {
  return (
    <div
      className={clsx(
        "rounded-control border px-3 py-2",
        isKnown ? "border-missing/35 bg-danger-soft" : "border-line-strong",
      )}
    >
      <p className={clsx("flex items-center gap-1.5 font-bold", isKnown ? "text-missing" : "text-neutral")}>
        <ShieldOff aria-hidden size={14} strokeWidth={2.2} className="shrink-0" />
        {isKnown
          ? `Leaves a bypass open to ${counted(targets, "target")}`
          : `Not assessed: a bypass to ${counted(targets, "target")} is assumed`}
      </p>
      <p className="mt-0.5 break-words">
        {nodes.map((name, index) => (
          <Fragment key={index}>
            {index > 0 && " → "}
            {index === at ? <b className="font-bold">{name}</b> : name}
          </Fragment>
        ))}
      </p>
    </div>
  );
}

function Settings({ row, isReadOnly }: { readonly row: TriageRow; readonly isReadOnly: boolean }) {
  const claim = useEditor((state) => claimsOf(state.visible, row.node).get(row.control));
  const nodeOwner = useEditor((state) => state.visible.nodes.get(row.node)?.owner);
  const perform = usePerform();
  const set = (changes: Changes<"claim">) => void perform((pipeline) => changeClaim(pipeline, row, changes));
  return (
    <>
      <ReasonFields claim={claim} isReadOnly={isReadOnly} onChange={set} />
      <OwnerAndDue claim={claim} nodeOwner={nodeOwner} isReadOnly={isReadOnly} onChange={set} />
      <EvidenceList
        control={row.title}
        Heading="h3"
        evidence={claim?.evidence ?? []}
        isReadOnly={isReadOnly}
        onAdd={(evidence) => void perform(addEvidence(row, { ...evidence, id: newNodeId() }))}
        onRemove={(evidence) => void perform(removeEvidence(row, evidence.id), { tell: "with undo" })}
      />
      <Confirmation of={row} Heading="h3" />
    </>
  );
}

function Notes({ row, isReadOnly }: { readonly row: TriageRow; readonly isReadOnly: boolean }) {
  const claim = useEditor((state) => claimsOf(state.visible, row.node).get(row.control));
  const perform = usePerform();
  const set = (changes: Changes<"claim">) => void perform((pipeline) => changeClaim(pipeline, row, changes));
  return (
    <>
      <TextSetting
        label="Note"
        value={claim?.note}
        schema={noteSchema}
        isLong
        isReadOnly={isReadOnly}
        onChange={(note) => set({ note })}
      />
      <TextSetting
        label="Link to its ticket"
        type="url"
        value={claim?.ticket}
        schema={linkSchema}
        placeholder="https://"
        isReadOnly={isReadOnly}
        onChange={(ticket) => set({ ticket })}
      />
      {claim && <ClaimHistory of={row} />}
    </>
  );
}

/** The reasons for a gap's priority: each factor, and its bar relative to its maximum. */
function RankFactors({ gap: { priority, factors, status } }: { readonly gap: Gap }) {
  return (
    <section aria-label="Why it has this priority" className="flex flex-col gap-1.5">
      <h3 className="text-tiny font-medium text-soft">
        Priority <b className="font-bold text-ink tabular-nums">{priority.toFixed(1)}</b>
      </h3>
      <ul className="flex flex-col gap-1 text-tiny text-soft">
        {factorWords(factors, statusLooks[status].word).map(({ name, times, why, share }) => (
          <li key={name} className="grid grid-cols-[3rem_4.5rem_minmax(0,1fr)] items-center gap-x-2.5">
            <span className="font-medium whitespace-nowrap text-ink tabular-nums">{times}</span>
            <svg
              aria-hidden
              viewBox="0 0 100 6"
              preserveAspectRatio="none"
              className="h-1.5 w-full rounded-full bg-line"
            >
              <rect width={share * 100} height="6" rx="3" className="fill-soft" />
            </svg>
            <span>
              <span className="font-medium text-ink"> {name}</span>: {why}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
