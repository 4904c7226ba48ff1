"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
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
  const [isChanging, setChanging] = useState(false);

  async function handleRemove() {
    const answer = await callApi("DELETE /teams/{id}", { params: { id: team.id } });
    // Gone already is as good.
    return answer.ok || answer.error.status === 404 ? undefined : problemText(answer.error);
  }

  return (
    <div className="flex gap-1">
      <Button tone="quiet" aria-label={`Change ${team.name}`} onClick={() => setChanging(true)}>
        Change
      </Button>
      <ConfirmedButton
        tone="quiet"
        label="Remove"
        name={`Remove ${team.name}`}
        title={`Remove the team ${team.name}?`}
        onConfirm={handleRemove}
      >
        <p>
          {inUse > 0
            ? `What names it as the owner, on ${counted(inUse, "map")}, keeps the name as free text, and is no longer in the work of its members.`
            : "Nothing names it as the owner."}
        </p>
      </ConfirmedButton>
      <TeamDialog
        team={team}
        members={members}
        inUse={inUse}
        isOpen={isChanging}
        onClose={() => setChanging(false)}
      />
    </div>
  );
}
