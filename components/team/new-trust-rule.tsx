"use client";
import "@/lib/client/zod-without-eval";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { parseIdentityToken } from "@/lib/domain/tokens/identity-token";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { type OperatorChoices, OperatorFields, operatorsOf } from "./operator-fields";
import { pushScopes } from "./scope-words";
import { type PipelineChoice, TokenFields, tokenFieldsOf } from "./token-fields";

interface NewTrustRuleProps {
  readonly pipelines: readonly PipelineChoice[];
  /** The server's address: the audience that a job should request. */
  readonly audience: string;
  readonly fetchesKeys: boolean;
  readonly operators: OperatorChoices;
}

const fields = [
  {
    name: "issuer",
    label: "Issuer",
    hint: "The token's iss, such as https://token.actions.githubusercontent.com, or your GitLab's address",
  },
  { name: "audience", label: "Audience", hint: "The audience that the job requests (aud)" },
  {
    name: "subject",
    label: "Subject",
    hint: "The token's sub, such as repo:acme/shop:ref:refs/heads/main. Use * for one part between : and /, or at the end for any suffix. The owner (repo:acme) can't be a wildcard.",
  },
] as const;

/** A browser-side problem in the server's format: the sample never leaves the browser. */
function refusedSample(message: string): ApiProblem {
  return { type: "about:blank", title: "Not valid", status: 422, errors: [{ path: "sample", message }] };
}

export function NewTrustRule({ pipelines, audience, fetchesKeys, operators }: NewTrustRuleProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const [isMaking, startMaking] = useTransition();
  const formRef = useFocusOnFault(problem);

  function handleOpen() {
    setProblem(undefined);
    setIsOpen(true);
  }

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => textOf(form, name).trim();
    const [keys, keysUrl, sample] = [text("keys"), text("keysUrl"), text("sample")];
    const job = sample === "" ? undefined : parseIdentityToken(sample);
    if (job?.ok === false) return setProblem(refusedSample(`The token ${job.error}.`));
    startMaking(async () => {
      const answer = await callApi("POST /tokens/rules", {
        body: {
          name: text("name"),
          issuer: text("issuer"),
          audience: text("audience"),
          subject: text("subject"),
          requiresId: job !== undefined && job.value.claims.jti !== undefined,
          ...(keys !== "" && { keys }),
          ...(keysUrl !== "" && { keysUrl }),
          ...tokenFieldsOf(form),
          operators: operatorsOf(form),
        },
      });
      if (!answer.ok) return setProblem(answer.error);
      setIsOpen(false);
      router.refresh();
    });
  }

  const shownAt = ["name", "issuer", "audience", "subject", "keys", "keysUrl", "scopes", "sample"];
  return (
    <>
      <Button onClick={handleOpen}>New trust rule</Button>
      <Dialog title="New trust rule" isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <form ref={formRef} onSubmit={handleSubmit} className="flex flex-col gap-4">
          {problem && !isShownAtFields(problem, shownAt) && (
            <Notice tone="error">{problemText(problem)}</Notice>
          )}
          <Field
            label="Name"
            hint="The log shows its changes as “CI: ” and this name."
            error={fieldProblem(problem, "name")}
          >
            {(ids) => <input {...ids} name="name" required maxLength={200} className={inputClass} />}
          </Field>
          {fields.map(({ name, label, hint }) => (
            <Field key={name} label={label} hint={hint} error={fieldProblem(problem, name)}>
              {(ids) => (
                <input
                  {...ids}
                  name={name}
                  required
                  maxLength={500}
                  autoComplete="off"
                  defaultValue={name === "audience" ? audience : ""}
                  className={`${inputClass} font-mono text-tiny`}
                />
              )}
            </Field>
          ))}
          <Field
            label="Identity token of a job (optional)"
            hint="Stays in this browser. If it has an id (jti), the rule refuses tokens without one."
            error={fieldProblem(problem, "sample")}
          >
            {(ids) => (
              <textarea
                {...ids}
                name="sample"
                rows={3}
                maxLength={20_000}
                autoComplete="off"
                spellCheck={false}
                className={`${inputClass} font-mono text-tiny`}
              />
            )}
          </Field>
          <TokenFields pipelines={pipelines} ticked={pushScopes} error={fieldProblem(problem, "scopes")} />
          <OperatorFields choices={operators} />
          <Field
            label="Public keys of the issuer"
            hint="Its JWK set as JSON. The address is in /.well-known/openid-configuration of the issuer."
            error={fieldProblem(problem, "keys")}
          >
            {(ids) => (
              <textarea
                {...ids}
                name="keys"
                rows={4}
                maxLength={100_000}
                autoComplete="off"
                spellCheck={false}
                className={`${inputClass} font-mono text-tiny`}
              />
            )}
          </Field>
          {fetchesKeys && (
            <Field
              label="Or the address of the keys"
              hint="An https address. Blueline fetches the keys now, and again when the issuer changes them."
              error={fieldProblem(problem, "keysUrl")}
            >
              {(ids) => (
                <input
                  {...ids}
                  name="keysUrl"
                  type="url"
                  maxLength={500}
                  autoComplete="off"
                  className={inputClass}
                />
              )}
            </Field>
          )}
          <FormActions onCancel={() => setIsOpen(false)} isBusy={isMaking}>
            Create rule
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
