import { useRef } from "react";
import { linkSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import type { Claim, ClaimStatus, Evidence } from "@/lib/domain/pipeline/document";
import { claimStatuses } from "@/lib/domain/pipeline/document-lists";
import { claimStatusWords, statusWords } from "@/lib/domain/posture/words/status-words";
import { wordAndMeaning } from "@/lib/domain/words/word";
import type { Changes } from "@/lib/domain/edits/edit";
import { Choice } from "@/components/ui/choice";
import { ControlDetails } from "./control-details";
import { OwnerAndDue, ReasonFields } from "@/components/editor/claim-fields";
import { ExplainedForm } from "@/components/editor/explained-form";
import { ClaimHistory } from "@/components/editor/claim-history";
import { Confirmation } from "@/components/editor/confirmation";
import { StillOpen } from "@/components/editor/still-open";
import { type ExplainedStatus, isExplained } from "@/lib/domain/edits/explained-status";
import { EvidenceList } from "@/components/editor/evidence-list";
import { TextSetting } from "@/components/editor/text-setting";

export interface ClaimActions {
  readonly onChange: (control: Control, set: Changes<"claim">) => void;
  readonly onAddEvidence: (control: Control, evidence: Omit<Evidence, "id">) => void;
  readonly onRemoveEvidence: (control: Control, evidence: Evidence) => void;
}

const statusChoices = [
  { value: "not-assessed", words: statusWords["not-assessed"] },
  ...claimStatuses.map((value) => ({ value, words: claimStatusWords[value] })),
] as const;

/** Each with its meaning, except the chosen one: a closed list would cut it. */
function statusOptions(chosen: ClaimStatus | "not-assessed") {
  return statusChoices.map(({ value, words }) => ({
    value,
    label: value === chosen ? words.word : wordAndMeaning(words),
  }));
}

interface ClaimFormProps {
  readonly node: string;
  readonly control: Control;
  readonly claim: Claim | undefined;
  readonly actions: ClaimActions;
  readonly isReadOnly: boolean;
  /** The status is not applicable or accepted risk, and its explanation is still missing. */
  readonly asking: ExplainedStatus | undefined;
  readonly onAsk: (asking: ExplainedStatus | undefined) => void;
}

export function ClaimForm(props: ClaimFormProps) {
  const { node, control, claim, actions, isReadOnly, asking, onAsk } = props;
  const key = { node, control: control.id, title: control.title };
  const set = (changes: Changes<"claim">) => actions.onChange(control, changes);
  const form = useRef<HTMLDivElement>(null);
  const close = () => {
    onAsk(undefined);
    // The focused form is gone.
    form.current?.querySelector("select")?.focus();
  };
  const status = asking ?? claim?.status ?? "not-assessed";
  return (
    <div ref={form} className="flex flex-col gap-3 border-l-2 border-blue-soft pt-2 pb-4 pl-3">
      <ControlDetails control={control} />
      <Choice
        label="Status"
        value={status}
        options={statusOptions(status)}
        isReadOnly={isReadOnly}
        onChange={(next) => {
          onAsk(isExplained(next) ? next : undefined);
          if (!isExplained(next)) set({ status: next === "not-assessed" ? null : next });
        }}
      />
      <StillOpen node={node} control={control} />
      {asking && (
        <ExplainedForm
          status={asking}
          does="Save"
          claim={claim}
          onCancel={close}
          onGive={(given) => {
            set(given);
            close();
          }}
        />
      )}
      {asking === undefined && <ReasonFields claim={claim} isReadOnly={isReadOnly} onChange={set} />}
      <OwnerAndDue claim={claim} isReadOnly={isReadOnly} onChange={set} />
      <TextSetting
        label="Note"
        value={claim?.note}
        schema={noteSchema}
        isLong
        isReadOnly={isReadOnly}
        onChange={(note) => set({ note })}
      />
      <TextSetting
        label="Ticket"
        type="url"
        value={claim?.ticket}
        schema={linkSchema}
        placeholder="https://"
        isReadOnly={isReadOnly}
        onChange={(ticket) => set({ ticket })}
      />
      <EvidenceList
        control={control.title}
        Heading="h4"
        evidence={claim?.evidence ?? []}
        isReadOnly={isReadOnly}
        onAdd={(evidence) => actions.onAddEvidence(control, evidence)}
        onRemove={(evidence) => actions.onRemoveEvidence(control, evidence)}
      />
      <Confirmation of={key} Heading="h4" />
      {claim && <ClaimHistory of={key} />}
    </div>
  );
}
