"use client";
import { callApi } from "@/lib/client/api";
import { AccountFields, accountPaths } from "./account-fields";
import { signInAndOpenPipelines } from "@/lib/client/sign-in-and-open-pipelines";
import { textOf } from "@/components/ui/form";
import { LinkForm } from "./link-form";

export function InviteForm() {
  return (
    <LinkForm
      submitLabel="Join the workspace"
      deadLink={
        <>
          <p className="font-bold">This invitation does not work.</p>
          <p>
            It works once, for seven days, and can be withdrawn. If it was made for one e-mail address, only
            that one can use it. Otherwise ask whoever sent it for a new one.
          </p>
        </>
      }
      keepsForm
      paths={accountPaths}
      onSend={async (form, secret) => {
        const email = textOf(form, "email").trim();
        const password = textOf(form, "password");
        const answer = await callApi("POST /invitations/accept", {
          body: { secret, name: textOf(form, "name").trim(), email, password },
        });
        return answer.ok ? signInAndOpenPipelines(email, password) : answer.error;
      }}
    >
      {(problem) => <AccountFields problem={problem} />}
    </LinkForm>
  );
}
