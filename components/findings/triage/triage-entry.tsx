import { clsx } from "clsx";
import { ShieldOff } from "lucide-react";
import { memo } from "react";
import { OwnerSign } from "@/components/marks/owner-mark";
import { OpenThreads } from "@/components/editor/comments/open-threads";
import { placeKey } from "@/lib/domain/comments/place-key";
import { EnvironmentMark } from "@/components/marks/environment-mark";
import { noteLooks } from "@/components/marks/claim-note-mark";
import { capitalise } from "@/lib/domain/capitalise";
import { type ClaimNote, claimNote } from "@/lib/domain/posture/words/claim-note";
import { StatusMark, statusLooks } from "@/components/marks/status";
import { overdueText } from "@/components/marks/times";
import { useEditor } from "@/lib/client/editor/editor-context";
import { useOwnerKind } from "@/lib/client/owners/use-owner-kind";
import { ownerWords } from "@/lib/domain/owners/owner-words";
import { lacksReason } from "@/lib/domain/pipeline/needs-reason";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import {
  effectiveStatus,
  isOpen,
  type EffectiveStatus,
} from "@/lib/domain/posture/coverage/effective-status";
import type { Proof } from "@/lib/domain/posture/posture";
import { isReviewPending } from "@/lib/domain/reviews/review-pending";
import { productWords } from "@/lib/domain/posture/words/factor-words";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { formatDay, plural, stageNames } from "@/lib/domain/words/english";
import { ownWords } from "@/lib/domain/catalogue/own/own-words";
import { SelectBox } from "./select-box";
import { keyOf, type TriageRow } from "./triage-row";
import type { Claim } from "@/lib/domain/pipeline/document";

interface TriageEntryProps {
  readonly row: TriageRow;
  readonly today: string;
  readonly proof: Proof;
  /** This list with this row's details open. */
  readonly href: string;
  /** Whether it is the selected gap, which has the list's single tab stop. */
  readonly isCurrent: boolean;
  readonly isSelected: boolean;
  /** Before the script runs every link is a tab stop; then only those of the current row. */
  readonly isLive: boolean;
}

const cell = "border-t border-line px-2 py-1 max-md:border-0 max-md:p-0";
const below = "block truncate text-tiny leading-[15px] text-soft max-md:leading-4";
const asks =
  "truncate rounded text-soft underline decoration-dashed decoration-control underline-offset-2 hover:text-blue";

/** One gap in two lines. Dialogs set its values; everything else is in the panel. */
export const TriageEntry = memo(function TriageEntry(props: TriageEntryProps) {
  const { row, today, proof, href, isCurrent, isSelected, isLive } = props;
  const node = useEditor((state) => state.visible.nodes.get(row.node));
  const name = useEditor((state) => nodeName(state.visible, row.node));
  const claim = useEditor((state) => claimsOf(state.visible, row.node).get(row.control));
  const status = useEditor((state) => effectiveStatus(claim, today, state.visible));
  const isPending = useEditor((state) => isReviewPending(claim, today, state.visible));
  const isGap = isOpen(status, proof);
  const note = claimNote(claim, today, isPending);
  const was = status === row.status ? undefined : statusLooks[row.status].word;
  const owner = claim?.owner || node?.owner || undefined;
  const ownerKind = useOwnerKind(owner);
  const aboutOwner = [
    ...(ownerKind === undefined ? [] : [ownerWords[ownerKind]]),
    ...(owner === undefined || claim?.owner ? [] : ["node owner"]),
  ].join(", ");
  const due = claim?.due;
  const isLate = due !== undefined && due < today && isOpen(status, "declared");
  // If the control is not assessed, its bypass is assumed.
  const isAssumed = status === "not-assessed";
  const tabIndex = isLive && !isCurrent ? -1 : undefined;
  return (
    <tr
      data-key={keyOf(row)}
      tabIndex={isCurrent ? 0 : -1}
      aria-selected={isSelected}
      aria-current={isCurrent ? "true" : undefined}
      className={clsx(
        "relative h-[43px] scroll-mt-40 scroll-mb-28 leading-[17px] -outline-offset-2 max-md:flex max-md:h-auto max-md:flex-wrap max-md:items-center max-md:gap-x-2.5 max-md:gap-y-0.5 max-md:border-t max-md:border-line max-md:py-2 max-md:pr-1.5 max-md:pl-3",
        isCurrent && "md:bg-blue-soft/60 md:[&>td:first-child]:shadow-[inset_3px_0_0_var(--color-blue)]",
        isSelected && !isCurrent && "bg-bg",
      )}
    >
      <td className={clsx(cell, "pl-3 max-md:order-2 print:hidden")}>
        <SelectBox
          data-does="select"
          checked={isSelected}
          readOnly
          tabIndex={tabIndex}
          aria-label={`Select ${row.title}, ${row.nodeName}`}
        />
      </td>
      <td className={clsx(cell, "max-md:order-3")}>
        <StatusMark status={status} />
        {note ? (
          <NoteBelow note={note} was={was} />
        ) : (
          was !== undefined && <span className={below}> was {was}</span>
        )}
      </td>
      <th
        scope="row"
        className={clsx(cell, "text-left font-normal max-md:order-1 max-md:w-[calc(100%-3.5rem)]")}
      >
        {/* Not a Next link, which would request the page from the server before the panel opens. */}
        <a
          href={href}
          data-does="open"
          tabIndex={tabIndex}
          title={row.title}
          className="block truncate font-medium hover:text-blue max-md:font-bold max-md:whitespace-normal max-md:after:absolute max-md:after:inset-0"
        >
          {row.title}
        </a>
        <span className={clsx(below, "max-md:hidden")}>{aboutGap(row, claim, status, note)}</span>
      </th>
      <td className={clsx(cell, "max-md:order-4 max-md:min-w-0")}>
        <span className="flex min-w-0 items-center gap-1.5">
          <span className="truncate">{node ? name : row.nodeName}</span>
          <EnvironmentMark of={node ? node.environment : row.environment} />
          <OpenThreads place={placeKey(row)} />
        </span>
        <span className={clsx(below, node && "max-md:hidden")}>
          {node ? stageNames[node.stage] : "removed from the map"}
        </span>
      </td>
      <td className={clsx(cell, "max-md:order-5 max-md:max-w-full", owner === undefined && "max-md:hidden")}>
        {owner === undefined ? (
          <button type="button" data-does="owner" tabIndex={tabIndex} className={clsx(asks, "print:hidden")}>
            Assign<span className="sr-only"> {row.title}</span>
          </button>
        ) : (
          <span className="block truncate" title={owner}>
            {owner}
          </span>
        )}
        {aboutOwner !== "" && (
          <span className={clsx(below, "flex items-center gap-1")}>
            {ownerKind !== undefined && <OwnerSign kind={ownerKind} />}
            <span className="truncate" title={aboutOwner}>
              {" "}
              {aboutOwner}
            </span>
          </span>
        )}
      </td>
      <td className={clsx(cell, "tabular-nums max-md:order-6", due === undefined && "max-md:hidden")}>
        {due === undefined ? (
          <span className="text-soft">no date</span>
        ) : (
          <time dateTime={due} className={clsx("block truncate", isLate && "font-medium text-missing")}>
            {isLate ? overdueText(due, today) : formatDay(due)}
          </time>
        )}
      </td>
      <td className={clsx(cell, "tabular-nums max-md:hidden")}>
        {isGap && row.opens && (
          <span
            className={clsx(
              "inline-flex items-center gap-1",
              isAssumed ? "text-neutral" : "font-bold text-missing",
            )}
          >
            <ShieldOff aria-hidden size={13} strokeWidth={2.2} />
            {row.opens.targets}
            <span className="sr-only">
              {" "}
              {plural(row.opens.targets, "target", "targets")}{" "}
              {isAssumed ? "assumed to be exposed" : "exposed"}
            </span>
          </span>
        )}
      </td>
      <td className={clsx(cell, "pr-3 text-right font-bold tabular-nums max-md:hidden")}>
        {isGap && row.priority > 0 ? (
          <span title={productWords(row.factors)}>{row.priority.toFixed(1)}</span>
        ) : (
          <span className="font-normal text-soft">no gap</span>
        )}
      </td>
    </tr>
  );
});

const shortNotes: { readonly [Is in ClaimNote["is"]]: string } = {
  accepted: "accepted",
  "ran-out": "expired",
  review: "temporary",
  again: "again",
  pending: "approval pending",
};

/** In the narrow status column; its full text is in the second line of the gap. */
function NoteBelow({
  note: { is, words },
  was,
}: {
  readonly note: ClaimNote;
  readonly was: string | undefined;
}) {
  const { Icon, text } = noteLooks[is];
  return (
    <span className={clsx(below, text)} title={words}>
      <Icon aria-hidden size={11} strokeWidth={2.2} className="mr-1 inline-block align-[-1px]" />
      <span className="max-md:hidden">{shortNotes[is]}</span>
      <span className="md:hidden">{words}</span>
      {was !== undefined && `, was ${was}`}
    </span>
  );
}

/** The second line of a gap: details of its status, else whether it is a gate and which frameworks require it. */
function aboutGap(
  { isGate, own, frameworks: { line }, why }: Pick<TriageRow, "isGate" | "own" | "frameworks" | "why">,
  claim: Pick<Claim, "status" | "note" | "reason" | "evidence"> | undefined,
  status: EffectiveStatus,
  note: ClaimNote | undefined,
): string {
  const known = knownOf(claim, status);
  const asked = line === "" ? why : line;
  return [
    ...(note ? [capitalise(note.words)] : []),
    ...(known === undefined ? [] : [known]),
    ...(own === undefined ? [] : [capitalise(ownWords(own))]),
    ...(isGate ? ["Gate"] : []),
    ...(asked === "" ? [] : [asked]),
  ].join(". ");
}

function knownOf(
  claim: Pick<Claim, "status" | "note" | "reason" | "evidence"> | undefined,
  status: EffectiveStatus,
): string | undefined {
  switch (status) {
    case "missing":
      return claim?.status === "accepted" ? claim.reason : undefined;
    case "not-applicable":
      return lacksReason(claim) ? "No reason given" : claim?.reason;
    case "stale": {
      const days = (claim?.evidence ?? []).flatMap(({ result, expires }) =>
        result === "supports" && expires !== undefined ? [expires] : [],
      );
      const last = days.toSorted().at(-1);
      return last === undefined ? undefined : `Evidence expired on ${formatDay(last)}`;
    }
    case "contradicted":
      return claim?.evidence?.find(({ result }) => result === "contradicts")?.title;
    case "partial":
    case "planned":
      return claim?.note;
    default:
      return undefined;
  }
}
