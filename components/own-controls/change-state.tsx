"use client";
import type { ButtonTone } from "@/components/ui/button";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
import { callApi, faultOf } from "@/lib/client/api";

const deeds = {
  release: {
    route: "POST /controls/release",
    action: "Release",
    about:
      "Every pipeline of the workspace carries it from now on, and nodes that it applies to are asked for it. It can be retired later, and never deleted.",
  },
  retire: {
    route: "POST /controls/retire",
    action: "Retire",
    about:
      "No node is asked for it any more, and its gate is judged no more. Claims of it stay where they are, and count nothing. Snapshots stay as they were.",
  },
  discard: {
    route: "POST /controls/discard",
    action: "Delete draft",
    about: "The draft is gone for good. What was released before stays.",
  },
  "retire-framework": {
    route: "POST /frameworks/retire",
    action: "Retire",
    about: "Pipelines are not held against it any more. Snapshots stay as they were.",
  },
} as const;

interface ChangeStateProps {
  readonly does: keyof typeof deeds;
  readonly id: string;
  readonly name: string;
  readonly tone?: ButtonTone;
}

/** Releases, retires or deletes the draft of what is the workspace's own, once that is confirmed. */
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
