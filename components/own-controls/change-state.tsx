"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button, type ButtonTone } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { callApi, problemText } from "@/lib/client/api";

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
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isBusy, start] = useTransition();
  const { route, action, about } = deeds[does];

  function handleConfirm() {
    start(async () => {
      const answer = await callApi(route, { body: { ids: [id] } });
      if (!answer.ok) return setProblem(problemText(answer.error));
      setIsOpen(false);
      router.refresh();
    });
  }

  return (
    <>
      <Button
        tone={tone}
        aria-label={`${action}: ${name}`}
        onClick={() => {
          setProblem(undefined);
          setIsOpen(true);
        }}
      >
        {action}
      </Button>
      <ConfirmDialog
        title={`${action}: ${name}?`}
        isOpen={isOpen}
        isBusy={isBusy}
        problem={problem}
        confirmLabel={action}
        onConfirm={handleConfirm}
        onClose={() => setIsOpen(false)}
      >
        <p>{about}</p>
      </ConfirmDialog>
    </>
  );
}
