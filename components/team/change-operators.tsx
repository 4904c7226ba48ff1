"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormActions } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { callApi, faultOf } from "@/lib/client/api";
import type { ListedRule } from "@/lib/domain/contract/tokens";
import { type OperatorChoices, OperatorFields, operatorsOf } from "./operator-fields";

interface ChangeOperatorsProps {
  readonly rule: ListedRule;
  readonly choices: OperatorChoices;
}

/** Sets the operators of a trust rule's jobs. */
export function ChangeOperators({ rule: { id, name, operators }, choices }: ChangeOperatorsProps) {
  const router = useRouter();
  const [isOpen, setIsOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [isSaving, startSaving] = useTransition();

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const body = { operators: operatorsOf(new FormData(event.currentTarget)) };
    startSaving(async () => {
      const fault = faultOf(await callApi("PATCH /tokens/rules/{id}", { params: { id }, body }));
      if (fault !== undefined) return setProblem(fault);
      setIsOpen(false);
      router.refresh();
    });
  }

  return (
    <>
      <Button
        aria-label={`Operators of ${name}`}
        onClick={() => {
          setProblem(undefined);
          setIsOpen(true);
        }}
      >
        Operators
      </Button>
      <Dialog title={`Operators of ${name}`} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        <form onSubmit={handleSubmit} className="flex flex-col gap-4">
          {problem !== undefined && <Notice tone="error">{problem}</Notice>}
          <OperatorFields choices={choices} chosen={operators} />
          <p className="text-tiny text-soft">
            People who change the rule, and former operators, can’t approve statuses that its jobs set.
          </p>
          <FormActions onCancel={() => setIsOpen(false)} isBusy={isSaving}>
            Save
          </FormActions>
        </form>
      </Dialog>
    </>
  );
}
