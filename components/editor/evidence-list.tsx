import { ExternalLink, Trash2 } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FormActions, inputClass } from "@/components/ui/form";
import { useEditorActions } from "@/lib/client/editor/editor-context";
import { quoteTyped } from "@/lib/client/editor/typed-text";
import { today } from "@/lib/client/today";
import type { Evidence } from "@/lib/domain/pipeline/document";
import { newEvidenceSchema } from "@/lib/domain/pipeline/document-schemas";
import { formatDay } from "@/lib/domain/words/english";

interface EvidenceListProps {
  /** The title of its control. */
  readonly control: string;
  readonly Heading: "h3" | "h4";
  readonly evidence: readonly Evidence[];
  readonly isReadOnly: boolean;
  readonly onAdd: (evidence: Omit<Evidence, "id">) => void;
  readonly onRemove: (evidence: Evidence) => void;
}

/** Evidence that supports or contradicts a status. */
export function EvidenceList(props: EvidenceListProps) {
  const { control, Heading, evidence, isReadOnly, onAdd, onRemove } = props;
  const { say } = useEditorActions();
  const [isAdding, setIsAdding] = useState(false);
  return (
    <section aria-label="Evidence" className="flex flex-col gap-2">
      <Heading className="font-medium">Evidence</Heading>
      {evidence.length === 0 && (
        <p className="text-tiny text-soft">
          None yet. Without evidence, a control in place is declared, not verified.
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
              {(one.tool !== undefined || one.digest !== undefined) && (
                <span className="block truncate text-tiny text-soft" title={one.digest}>
                  {one.tool}
                  {one.tool !== undefined && one.digest !== undefined && ", "}
                  {one.digest !== undefined && <span className="font-mono">{one.digest.slice(0, 19)}…</span>}
                </span>
              )}
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
          onLost={(text) => say(`No evidence was added to “${control}”. ${quoteTyped(text)}`, "warning")}
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
  /** The form closes, neither sent nor cancelled, with this text in it. */
  readonly onLost: (text: string) => void;
  readonly onAdd: (evidence: Omit<Evidence, "id">) => void;
  readonly onCancel: () => void;
}

/** The person just opened this form: their next keys belong in it. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
}

/** The fields that a person types into; the others have a default. */
const typedFields = ["title", "url", "tool", "expires"] as const;

function EvidenceForm({ onAdd, onCancel, onLost }: EvidenceFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const isLeft = useRef(false);
  const tellLost = useRef(onLost);
  useEffect(() => void (tellLost.current = onLost));
  useEffect(() => {
    const fields = form.current;
    return () => {
      if (isLeft.current || !fields) return;
      const data = new FormData(fields);
      const typed = typedFields.flatMap((name) => {
        const value = data.get(name);
        return typeof value === "string" && value.trim() !== "" ? [value.trim()] : [];
      });
      if (typed.length > 0) tellLost.current(typed.join(", "));
    };
  }, []);
  const [errors, setErrors] = useState<ReadonlyMap<string, string>>(new Map());
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const filled = [...new FormData(event.currentTarget)].filter(([, value]) => value !== "");
    const parsed = newEvidenceSchema.safeParse(Object.fromEntries(filled));
    if (parsed.success && parsed.data.expires !== undefined && parsed.data.expires < parsed.data.effective)
      return setErrors(new Map([["expires", "must not be before the day in From"]]));
    if (parsed.success) {
      isLeft.current = true;
      return onAdd(parsed.data);
    }
    setErrors(new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message])));
  };
  const errorOf = (name: string) => (errors.has(name) ? `This ${errors.get(name)}.` : undefined);
  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-2.5 rounded-control border border-line-strong p-3"
    >
      <Field
        label="Title"
        error={
          errors.has("title") ? "Enter a title, for example: Trivy report of the main branch." : undefined
        }
      >
        {(ids) => <input {...ids} ref={focusOnce} name="title" autoComplete="off" className={inputClass} />}
      </Field>
      <Field label="Result">
        {(ids) => (
          <select {...ids} name="result" className={inputClass}>
            <option value="supports">Supports the status</option>
            <option value="contradicts">Contradicts the status</option>
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
      <FormActions
        onCancel={() => {
          isLeft.current = true;
          onCancel();
        }}
      >
        Add
      </FormActions>
    </form>
  );
}
