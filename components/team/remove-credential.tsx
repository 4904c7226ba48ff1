"use client";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
import { callApi, faultOf } from "@/lib/client/api";

interface RemoveCredentialProps {
  readonly what: "token" | "rule";
  readonly id: string;
  readonly name: string;
}

const words = {
  token: {
    route: "DELETE /tokens/{id}",
    action: "Revoke",
    title: "Revoke this token?",
    about: "Programs that use it are refused from their next call. You can’t restore a revoked token.",
  },
  rule: {
    route: "DELETE /tokens/rules/{id}",
    action: "Remove",
    title: "Remove this trust rule?",
    about: "CI jobs get no new tokens through it, and their current tokens end.",
  },
} as const;

/** Revokes a token or removes a trust rule, after confirmation. */
export function RemoveCredential({ what, id, name }: RemoveCredentialProps) {
  const { route, action, title, about } = words[what];
  return (
    <ConfirmedButton
      label={action}
      name={`${action} ${name}`}
      title={title}
      onConfirm={async () => faultOf(await callApi(route, { params: { id } }))}
    >
      <p className="wrap-anywhere">
        <b>{name}</b>. {about}
      </p>
    </ConfirmedButton>
  );
}
