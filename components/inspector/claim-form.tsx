import { FormActions } from "@/components/ui/form";
import { daySchema, linkSchema, nameSchema, noteSchema } from "@/lib/domain/pipeline/fields";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import {
  type Claim,
  type ClaimStatus,
  type Evidence,
  newEvidenceSchema,
} from "@/lib/domain/pipeline/document";
import type { Changes } from "@/lib/domain/edits/edit";
import { Choice } from "@/components/ui/choice";
import { ControlDetails } from "./control-details";
import { TextSetting } from "@/components/editor/text-setting";
import { ExternalLink, Trash2 } from "lucide-react";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { today } from "@/lib/client/today";
import { formatDay } from "@/lib/domain/words/english";

export interface ClaimActions {
  readonly onChange: (control: Control, set: Changes<"claim">) => void;
  readonly onAddEvidence: (control: Control, evidence: Omit<Evidence, "id">) => void;
  readonly onRemoveEvidence: (control: Control, evidence: Evidence) => void;
}

const statusOptions: readonly { readonly value: ClaimStatus | "not-assessed"; readonly label: string }[] = [
  { value: "not-assessed", label: "Not assessed: nobody has said" },
  { value: "missing", label: "Missing: it is not there" },
  { value: "planned", label: "Planned: it will be there" },
  { value: "partial", label: "Partial: for some, not for all" },
  { value: "implemented", label: "Implemented: it stands" },
  { value: "not-applicable", label: "Not applicable: it has no meaning here" },
];

interface ClaimFormProps {
  readonly control: Control;
  readonly claim: Claim | undefined;
  readonly actions: ClaimActions;
  readonly isReadOnly: boolean;
}

export function ClaimForm({ control, claim, actions, isReadOnly }: ClaimFormProps) {
  const set = (changes: Changes<"claim">) => actions.onChange(control, changes);
  const isNotApplicable = claim?.status === "not-applicable";
  return (
    <div className="flex flex-col gap-3 border-l-2 border-blue-soft pt-2 pb-4 pl-3">
      <ControlDetails control={control} />
      <Choice
        label="Status"
        value={claim?.status ?? "not-assessed"}
        options={statusOptions}
        isReadOnly={isReadOnly}
        onChange={(status) => set({ status: status === "not-assessed" ? null : status })}
      />
      {isNotApplicable && (
        <>
          <TextSetting
            label="Why it does not apply"
            value={claim.reason}
            schema={noteSchema}
            isLong
            isReadOnly={isReadOnly}
            onChange={(reason) => set({ reason })}
            hint={claim.reason === undefined ? "Say why, so that the next reader can judge it." : undefined}
          />
          <TextSetting
            label="Review on"
            type="date"
            value={claim.review}
            schema={daySchema}
            isReadOnly={isReadOnly}
            onChange={(review) => set({ review })}
            hint="After this day it counts as not assessed again."
          />
        </>
      )}
      <div className="grid grid-cols-2 gap-3">
        <TextSetting
          label="Owner"
          value={claim?.owner}
          schema={nameSchema}
          isReadOnly={isReadOnly}
          onChange={(owner) => set({ owner })}
        />
        <TextSetting
          label="Due"
          type="date"
          value={claim?.due}
          schema={daySchema}
          isReadOnly={isReadOnly}
          onChange={(due) => set({ due })}
        />
      </div>
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
        evidence={claim?.evidence ?? []}
        isReadOnly={isReadOnly}
        onAdd={(evidence) => actions.onAddEvidence(control, evidence)}
        onRemove={(evidence) => actions.onRemoveEvidence(control, evidence)}
      />
    </div>
  );
}

interface EvidenceListProps {
  readonly evidence: readonly Evidence[];
  readonly isReadOnly: boolean;
  readonly onAdd: (evidence: Omit<Evidence, "id">) => void;
  readonly onRemove: (evidence: Evidence) => void;
}

function EvidenceList({ evidence, isReadOnly, onAdd, onRemove }: EvidenceListProps) {
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section aria-label="Evidence" className="flex flex-col gap-2">
      <h4 className="font-medium">Evidence</h4>
      {evidence.length === 0 && (
        <p className="text-tiny text-soft">
          None yet. Without evidence an implemented control counts as declared, not verified.
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {evidence.map((one) => (
          <li
            key={one.id}
            className="flex items-start gap-2 rounded-control border border-line px-2.5 py-1.5"
          >
            <span className="min-w-0 flex-1">
              <span className="block truncate">
                {one.url === undefined ? one.title : <EvidenceLink title={one.title} url={one.url} />}
              </span>
              <span className="block text-tiny text-soft">
                {one.result === "supports" ? "Supports" : "Contradicts"}, {formatDay(one.effective)}
                {one.expires === undefined ? ", no expiry" : `, expires ${formatDay(one.expires)}`}
              </span>
            </span>
            {!isReadOnly && (
              <button
                type="button"
                aria-label={`Remove ${one.title}`}
                onClick={() => onRemove(one)}
                className="rounded-control p-1.5 text-soft hover:bg-bg hover:text-missing"
              >
                <Trash2 aria-hidden size={14} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {isAdding && (
        <EvidenceForm
          onCancel={() => setIsAdding(false)}
          onAdd={(one) => {
            onAdd(one);
            setIsAdding(false);
          }}
        />
      )}
      {!isReadOnly && !isAdding && (
        <Button className="self-start" onClick={() => setIsAdding(true)}>
          Add evidence
        </Button>
      )}
    </section>
  );
}

function EvidenceLink({ title, url }: { readonly title: string; readonly url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className="text-blue underline">
      {title} <ExternalLink aria-label="opens in a new tab" size={12} className="inline" />
    </a>
  );
}

interface EvidenceFormProps {
  readonly onAdd: (evidence: Omit<Evidence, "id">) => void;
  readonly onCancel: () => void;
}

/** The person has just asked for this form: the next thing they type belongs in it. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

function EvidenceForm({ onAdd, onCancel }: EvidenceFormProps) {
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== "");
    const parsed = newEvidenceSchema.safeParse(Object.fromEntries(filled));
    if (parsed.success && parsed.data.expires !== undefined && parsed.data.expires < parsed.data.effective)
      return setErrors(new Map([["expires", "must not be before the day from which it counts"]]));
    if (parsed.success) return onAdd(parsed.data);
    setErrors(new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])));
  };
  const errorOf = (name: string) => (errors.has(name) ? `This ${errors.get(name)}.` : undefined);
  return (
    <form
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-2.5 rounded-control border border-line-strong p-3"
    >
      <Field
        label="What it is"
        error={errors.has("title") ? "Say what it is, such as: Trivy report of the main branch." : undefined}
      >
        {(ids) => <input {...ids} ref={focusOnce} name="title" autoComplete="off" className={inputClass} />}
      </Field>
      <Field label="What it says">
        {(ids) => (
          <select {...ids} name="result" className={inputClass}>
            <option value="supports">Supports the claim</option>
            <option value="contradicts">Contradicts the claim</option>
          </select>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-2.5">
        <Field label="From" error={errorOf("effective")}>
          {(ids) => (
            <input {...ids} name="effective" type="date" defaultValue={today()} className={inputClass} />
          )}
        </Field>
        <Field label="Expires" error={errorOf("expires")}>
          {(ids) => <input {...ids} name="expires" type="date" className={inputClass} />}
        </Field>
      </div>
      <Field label="Link" error={errorOf("url")}>
        {(ids) => (
          <input
            {...ids}
            name="url"
            type="url"
            placeholder="https://"
            autoComplete="off"
            className={inputClass}
          />
        )}
      </Field>
      <Field label="Tool" error={errorOf("tool")}>
        {(ids) => <input {...ids} name="tool" autoComplete="off" className={inputClass} />}
      </Field>
      <FormActions onCancel={onCancel}>Add</FormActions>
    </form>
  );
}
