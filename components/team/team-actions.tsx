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
    // Already removed: the same result.
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
            ? `On ${counted(inUse, "map")}, the owner’s name stays as free text. These items leave the work lists of the members.`
            : "It owns nothing."}
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
