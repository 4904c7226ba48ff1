"use client";
import Link from "next/link";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { callApi, fieldProblem } from "@/lib/client/api";
import { AccountFields, accountPaths } from "./account-fields";
import { signInAndOpenPipelines } from "@/lib/client/sign-in-and-open-pipelines";
import { LinkForm } from "./link-form";

export function SetupForm() {
  return (
    <LinkForm
      submitLabel="Set up Blueline"
      deadLink={<DeadLink />}
      paths={["workspace", ...accountPaths]}
      onSend={async (form, secret) => {
        const email = textOf(form, "email").trim();
        const password = textOf(form, "password");
        const answer = await callApi("POST /setup", {
          body: {
            secret,
            workspace: textOf(form, "workspace").trim(),
            name: textOf(form, "name").trim(),
            email,
            password,
          },
        });
        return answer.ok ? signInAndOpenPipelines(email, password) : answer.error;
      }}
    >
      {(problem) => (
        <>
          <Field
            label="Workspace name"
            hint="Your team or company. All members see it."
            error={fieldProblem(problem, "workspace")}
          >
            {(ids) => (
              <input
                {...ids}
                name="workspace"
                autoComplete="organization"
                required
                maxLength={200}
                className={inputClass}
              />
            )}
          </Field>
          <AccountFields problem={problem} />
        </>
      )}
    </LinkForm>
  );
}

function DeadLink() {
  return (
    <>
      <p className="font-bold">This set-up link does not work.</p>
      <p>
        A set-up link works once, for one hour. If Blueline is not set up yet, restart it to print a new link.
        If it is set up,{" "}
        <Link href="/sign-in" prefetch={false} className="text-blue underline">
          sign in
        </Link>{" "}
        or ask an admin for an invitation.
      </p>
    </>
  );
}
