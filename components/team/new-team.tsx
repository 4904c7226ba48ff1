"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TeamDialog, type TeamMember } from "./team-dialog";

export function NewTeam({ members }: { readonly members: readonly TeamMember[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button tone="primary" onClick={() => setIsOpen(true)}>
        New team
      </Button>
      <TeamDialog team={undefined} members={members} isOpen={isOpen} onClose={() => setIsOpen(false)} />
    </>
  );
}
