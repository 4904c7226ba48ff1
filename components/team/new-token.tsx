"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { formatInstant } from "@/components/marks/times";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { ShownOnce } from "@/components/ui/shown-once";
import {
  type AnswerOf,
  type ApiProblem,
  callApi,
  fieldProblem,
  isShownAtFields,
  problemText,
} from "@/lib/client/api";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { type PipelineChoice, TokenFields, tokenFieldsOf } from "./token-fields";

interface NewTokenProps {
  readonly pipelines: readonly PipelineChoice[];
  readonly isReadOnly: boolean;
  /** Days, `YYYY-MM-DD`: today, the default, and the last allowed one. */
  readonly days: { readonly first: string; readonly usual: string; readonly last: string };
}

export function NewToken({ pipelines, isReadOnly, days }: NewTokenProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [made, setMade] = useState<AnswerOf<"POST /tokens">>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isMaking, startMaking] = useTransition();
  const formRef = useFocusOnFault(problem);

  function handleOpen() {
    setMade(undefined);
    setProblem(undefined);
    setIsOpen(true);
  }

  function handleClose() {
    setIsOpen(false);
    setMade(undefined);
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    startMaking(async () => {
      const answer = await callApi("POST /tokens", {
        body: {
          name: textOf(form, "name").trim(),
          expiresAt: textOf(form, "expiresAt"),
          ...tokenFieldsOf(form),
        },
      });
      if (!answer.ok) return setProblem(answer.error);
      setMade(answer.value);
      router.refresh();
    });
  }

  return (
    <>
      <Button tone="primary" onClick={handleOpen}>
        New token
      </Button>
      <Dialog title={made ? "Token created" : "New token"} isOpen={isOpen} onClose={handleClose}>
        {made ? (
          <ShownOnce what="The token" value={made.token}>
            <p>
              Store it with your CI secrets. It works until {formatInstant(made.expiresAt)}, with the role you
              have at the time of use. Blueline keeps no readable copy.
            </p>
          </ShownOnce>
        ) : (
          <form ref={formRef} onSubmit={handleSubmit} className="flex flex-col gap-4">
            {problem && !isShownAtFields(problem, ["name", "expiresAt", "scopes"]) && (
              <Notice tone="error">{problemText(problem)}</Notice>
            )}
            <Field
              label="Name"
              hint="Where it is used, such as: Jenkins, nightly"
              error={fieldProblem(problem, "name")}
            >
              {(ids) => <input {...ids} name="name" required maxLength={200} className={inputClass} />}
            </Field>
            <TokenFields
              pipelines={pipelines}
              isReadOnly={isReadOnly}
              error={fieldProblem(problem, "scopes")}
            />
            <Field
              label="Expires at the end of"
              hint={`In UTC, at the latest ${days.last}.`}
              error={fieldProblem(problem, "expiresAt")}
            >
              {(ids) => (
                <input
                  {...ids}
                  name="expiresAt"
                  type="date"
                  required
                  min={days.first}
                  max={days.last}
                  defaultValue={days.usual}
                  className={`${inputClass} max-w-44`}
                />
              )}
            </Field>
            <FormActions onCancel={handleClose} isBusy={isMaking}>
              Create token
            </FormActions>
          </form>
        )}
      </Dialog>
    </>
  );
}
