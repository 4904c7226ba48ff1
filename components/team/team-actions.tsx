"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { callApi, problemText } from "@/lib/client/api";
import type { TeamList } from "@/lib/domain/contract/owners";
import { counted } from "@/lib/domain/words/english";
import { TeamDialog, type TeamMember } from "./team-dialog";

interface TeamActionsProps {
  readonly team: TeamList["teams"][number];
  readonly members: readonly TeamMember[];
  readonly inUse: number;
}

export function TeamActions({ team, members, inUse }: TeamActionsProps) {
  const router = useRouter();
  const [isChanging, setChanging] = useState(false);
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isRemoving, startRemoving] = useTransition();

  function handleRemove() {
    startRemoving(async () => {
      const answer = await callApi("DELETE /teams/{id}", { params: { id: team.id } });
      // Gone already is as good.
      if (!answer.ok && answer.error.status !== 404) return setProblem(problemText(answer.error));
      setAsked(false);
      router.refresh();
    });
  }

  return (
    <div className="flex gap-1">
      <Button tone="quiet" aria-label={`Change ${team.name}`} onClick={() => setChanging(true)}>
        Change
      </Button>
      <Button
        tone="quiet"
        aria-label={`Remove ${team.name}`}
        onClick={() => {
          setProblem(undefined);
          setAsked(true);
        }}
      >
        Remove
      </Button>
      <TeamDialog
        team={team}
        members={members}
        inUse={inUse}
        isOpen={isChanging}
        onClose={() => setChanging(false)}
      />
      <ConfirmDialog
        title={`Remove the team ${team.name}?`}
        isOpen={isAsked}
        isBusy={isRemoving}
        problem={problem}
        confirmLabel="Remove"
        onConfirm={handleRemove}
        onClose={() => setAsked(false)}
      >
        <p>
          {inUse > 0
            ? `What names it as the owner, on ${counted(inUse, "map")}, keeps the name as free text, and is no longer in the work of its members.`
            : "Nothing names it as the owner."}
        </p>
      </ConfirmDialog>
    </div>
  );
}
