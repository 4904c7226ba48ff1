"use client";
import dynamic from "next/dynamic";
import { useState } from "react";
import { createPortal } from "react-dom";
import { PartMissing } from "@/components/marks/part-missing";
import { NameButton } from "@/components/ui/name-button";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { shownPart } from "@/lib/client/parts/shown-part";

const RenameDialog = dynamic(
  shownPart(() => import("./rename-dialog").then((module) => module.RenameDialog)),
  { loading: PartMissing },
);

interface PipelineNameProps {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** The pipeline's name in the bar; a click renames it, like `LiveName` on pages that edit the map. */
export function PipelineName({ id, name, role }: PipelineNameProps) {
  const [isOpen, setOpen] = useState(false);
  if (!hasRole(role, "editor")) return name;
  return (
    <>
      <NameButton name={name} onPress={() => setOpen(true)} />
      {isOpen &&
        createPortal(<RenameDialog id={id} name={name} onClose={() => setOpen(false)} />, document.body)}
    </>
  );
}
