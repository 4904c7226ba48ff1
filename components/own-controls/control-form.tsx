"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormActions, inputClass } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, problemText } from "@/lib/client/api";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import type { GateForm } from "@/lib/domain/catalogue/own/gate-forms";
import { gateKey, gateWords } from "@/lib/domain/catalogue/own/gate-words";
import type { WrittenControl } from "@/lib/domain/pipeline/document";
import { controlKinds, stages } from "@/lib/domain/pipeline/document-lists";
import { limits } from "@/lib/domain/pipeline/limits";
import { stageNames } from "@/lib/domain/words/english";
import { capitalise } from "@/lib/domain/capitalise";
import { readDraft, requirementLines } from "./read-draft";

/** The form's options, from the catalogue of the page. */
export interface ControlChoices {
  readonly kinds: readonly { readonly id: string; readonly name: string }[];
  readonly products: readonly string[];
  readonly gates: readonly GateForm[];
}

interface ControlFormProps extends ControlChoices {
  /** Absent: a new control. */
  readonly control?: WrittenControl;
  /** The version it becomes. */
  readonly version?: number;
}

const areaClass = `${inputClass} min-h-20`;

/** Edits a draft of a custom control: a new one, or the next version. */
export function ControlForm({ control, version = 1, kinds, products, gates }: ControlFormProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isSaving, startSaving] = useTransition();
  const formRef = useFocusOnFault(problem);
  const faultOf = (field: string) => fieldProblem(problem, `controls[0].${field}`);

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const draft = readDraft(new FormData(event.currentTarget), gates);
    startSaving(async () => {
      const answer = await callApi("POST /controls", { body: { controls: [draft] } });
      if (!answer.ok) return setProblem(answer.error);
      setIsOpen(false);
      router.refresh();
    });
  }

  const title = control ? `Edit ${control.title}` : "New control";
  return (
    <>
      <Button
        tone={control ? "plain" : "primary"}
        aria-label={title}
        onClick={() => {
          setProblem(undefined);
          setIsOpen(true);
        }}
      >
        {control ? "Edit" : "New control"}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <form ref={formRef} onSubmit={handleSubmit} noValidate className="flex flex-col gap-4">
          <p className="text-soft">
            Saved as draft version {version}. No pipeline uses it before its release.
          </p>
          {problem && <Notice tone="error">{problemText(problem)}</Notice>}
          <Field label="Title" error={faultOf("title")}>
            {(ids) => (
              <input
                {...ids}
                data-first-focus
                name="title"
                maxLength={limits.name}
                defaultValue={control?.title}
                className={inputClass}
              />
            )}
          </Field>
          <Field
            label="Id"
            hint="Lower-case letters, digits and hyphens. You can’t change it later. It is visible with the control, in shares too."
            error={faultOf("id")}
          >
            {(ids) => (
              <input
                {...ids}
                name="id"
                maxLength={64}
                defaultValue={control?.id}
                readOnly={control !== undefined}
                autoComplete="off"
                spellCheck={false}
                className={`${inputClass} font-mono text-tiny read-only:bg-bg`}
              />
            )}
          </Field>
          <fieldset className="flex flex-col gap-1">
            <legend className="font-medium">Applies to these node kinds</legend>
            <p className="text-tiny text-soft">If none is ticked: all kinds.</p>
            <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2">
              {kinds.map(({ id, name }) => (
                <label key={id} className="flex min-h-7 items-center gap-2 max-sm:pointer-coarse:min-h-11">
                  <input
                    type="checkbox"
                    name="appliesTo"
                    value={id}
                    defaultChecked={control?.appliesTo?.some((kind) => kind === id)}
                  />
                  {name}
                </label>
              ))}
            </div>
            {faultOf("appliesTo") !== undefined && (
              <p className="text-tiny text-missing">{faultOf("appliesTo")}</p>
            )}
          </fieldset>
          <Field
            label="Only for these technologies"
            hint={`Empty: all. Separate by commas: ${products.join(", ")}.`}
            error={faultOf("products")}
          >
            {(ids) => (
              <input
                {...ids}
                name="products"
                defaultValue={control?.products?.join(", ")}
                autoComplete="off"
                spellCheck={false}
                className={`${inputClass} font-mono text-tiny`}
              />
            )}
          </Field>
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Stage" error={faultOf("stage")}>
              {(ids) => (
                <select {...ids} name="stage" defaultValue={control?.stage ?? "build"} className={inputClass}>
                  {stages.map((stage) => (
                    <option key={stage} value={stage}>
                      {stageNames[stage]}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label="Kind" error={faultOf("kind")}>
              {(ids) => (
                <select
                  {...ids}
                  name="kind"
                  defaultValue={control?.kind ?? "preventive"}
                  className={inputClass}
                >
                  {controlKinds.map((kind) => (
                    <option key={kind} value={kind}>
                      {capitalise(kind)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <Field label="Weight" error={faultOf("weight")}>
              {(ids) => (
                <select {...ids} name="weight" defaultValue={control?.weight ?? 3} className={inputClass}>
                  {[1, 2, 3, 4, 5].map((weight) => (
                    <option key={weight} value={weight}>
                      {weight} of 5
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          <Field
            label="Gate"
            hint="A gate can block an artifact. Blueline looks for bypasses of it on every map."
            error={faultOf("gate")}
          >
            {(ids) => (
              <select
                {...ids}
                name="gate"
                defaultValue={control?.gate ? gateKey(control.gate) : ""}
                className={inputClass}
              >
                <option value="">Not a gate</option>
                {gates.map((gate) => (
                  <option key={gateKey(gate)} value={gateKey(gate)}>
                    {gateWords(gate)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Description" error={faultOf("what")}>
            {(ids) => (
              <textarea
                {...ids}
                name="what"
                maxLength={limits.ownProse}
                defaultValue={control?.what}
                className={areaClass}
              />
            )}
          </Field>
          <Field label="Why it matters" error={faultOf("why")}>
            {(ids) => (
              <textarea
                {...ids}
                name="why"
                maxLength={limits.ownProse}
                defaultValue={control?.why}
                className={areaClass}
              />
            )}
          </Field>
          <Field label="How to implement or prove it" hint="One step per line." error={faultOf("how")}>
            {(ids) => (
              <textarea {...ids} name="how" defaultValue={control?.how.join("\n")} className={areaClass} />
            )}
          </Field>
          <Field
            label="Supported requirements"
            hint="One framework per line, with ids: nist-sp-800-190: 3.1.5, 4.1.5"
            error={faultOf("requirements")}
          >
            {(ids) => (
              <textarea
                {...ids}
                name="requirements"
                defaultValue={control && requirementLines(control)}
                spellCheck={false}
                className={`${areaClass} font-mono text-tiny`}
              />
            )}
          </Field>
          <FormActions onCancel={() => setIsOpen(false)} isBusy={isSaving}>
            Save draft
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
