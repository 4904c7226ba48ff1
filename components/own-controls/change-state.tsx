"use client";
import type { ButtonTone } from "@/components/ui/button";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
import { callApi, faultOf } from "@/lib/client/api";

const deeds = {
  release: {
    route: "POST /controls/release",
    action: "Release",
    about:
      "The control applies to matching nodes in every pipeline from now on. You can retire it later, but never delete it.",
  },
  retire: {
    route: "POST /controls/retire",
    action: "Retire",
    about:
      "It stops applying to nodes, and Blueline stops judging its gate. Its statuses stay but do not count. Snapshots stay unchanged.",
  },
  discard: {
    route: "POST /controls/discard",
    action: "Delete draft",
    about: "This deletes the draft for good. Released versions stay.",
  },
  "retire-framework": {
    route: "POST /frameworks/retire",
    action: "Retire",
    about: "Pipelines are no longer measured by it. Snapshots stay unchanged.",
  },
} as const;

interface ChangeStateProps {
  readonly does: keyof typeof deeds;
  readonly id: string;
  readonly name: string;
  readonly tone?: ButtonTone;
}

/** Releases or retires a custom control or framework, or deletes a draft, after confirmation. */
export function ChangeState({ does, id, name, tone = "plain" }: ChangeStateProps) {
  const { route, action, about } = deeds[does];
  return (
    <ConfirmedButton
      tone={tone}
      label={action}
      name={`${action}: ${name}`}
      title={`${action}: ${name}?`}
      onConfirm={async () => faultOf(await callApi(route, { body: { ids: [id] } }))}
    >
      <p>{about}</p>
    </ConfirmedButton>
  );
}
