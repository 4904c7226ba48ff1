"use client";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
import { callApi, faultOf } from "@/lib/client/api";

/** Turns on a trust rule that is off since a restore, or because no admin is responsible for it. */
export function TurnOnRule({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <ConfirmedButton
      label="Turn on"
      name={`Turn on ${name}`}
      title="Turn this trust rule on?"
      onConfirm={async () =>
        faultOf(await callApi("PATCH /tokens/rules/{id}", { params: { id }, body: { on: true } }))
      }
    >
      <p className="wrap-anywhere">
        <b>{name}</b>. Compare issuer, subject and keys with your CI system first: jobs that match get a token
        again, and you answer for the rule from now on. After a restore, identity tokens from before stay
        refused.
      </p>
    </ConfirmedButton>
  );
}
