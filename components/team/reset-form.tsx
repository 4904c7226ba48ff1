"use client";
import { callApi, fieldProblem } from "@/lib/client/api";
import { NewPasswordField } from "./account-fields";
import { textOf } from "@/components/ui/form";
import { LinkForm } from "./link-form";

export function ResetForm() {
  return (
    <LinkForm
      submitLabel="Set the new password"
      deadLink={
        <>
          <p className="font-bold">This reset link does not work.</p>
          <p>It works once, for one day. Ask an admin of your workspace for a new one.</p>
        </>
      }
      paths={["password"]}
      onSend={async (form, secret) => {
        const answer = await callApi("POST /resets/accept", {
          body: { secret, password: textOf(form, "password") },
        });
        if (!answer.ok) return answer.error;
        location.assign("/sign-in?from=reset");
        return undefined;
      }}
    >
      {(problem) => <NewPasswordField label="New password" error={fieldProblem(problem, "password")} />}
    </LinkForm>
  );
}
