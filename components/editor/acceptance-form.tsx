"use client";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { today } from "@/lib/client/today";
import {
  type AcceptanceFault,
  type GivenAcceptance,
  readAcceptance,
} from "@/lib/domain/edits/read-acceptance";
import type { Claim } from "@/lib/domain/pipeline/document";
import { AcceptanceFields, typedAcceptance } from "./acceptance-fields";

interface AcceptanceFormProps {
  readonly claim: Claim | undefined;
  /** What giving it does, on the button. */
  readonly does: string;
  readonly onGive: (given: GivenAcceptance) => void;
  readonly onCancel: () => void;
}

/** Asks what has to be known of a risk that somebody accepts. */
export function AcceptanceForm({ claim, does, onGive, onCancel }: AcceptanceFormProps) {
  const [fault, setFault] = useState<AcceptanceFault>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readAcceptance(typedAcceptance(event.currentTarget), today());
    if (read.ok) return onGive(read.value);
    setFault(read.error);
    event.currentTarget.querySelector<HTMLElement>(`[name=${read.error.field}]`)?.focus();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape does what the button Cancel does
    <form
      noValidate
      aria-label="Accepted risk"
      onSubmit={submit}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      className="flex flex-col gap-3 rounded-card border border-line-strong bg-panel p-3"
    >
      <AcceptanceFields claim={claim} fault={fault} />
      <div className="flex gap-2">
        <Button type="submit" tone="primary">
          {does}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
