"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState, useTransition } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import type { MergedOwners, TeamList } from "@/lib/domain/contract/owners";
import { limits } from "@/lib/domain/pipeline/limits";
import { counted } from "@/lib/domain/words/english";
import { MergeOutcome } from "./merge-outcome";

export interface TeamMember {
  readonly id: string;
  readonly name: string;
}

interface TeamDialogProps {
  /** Undefined: a new one. */
  readonly team: TeamList["teams"][number] | undefined;
  readonly members: readonly TeamMember[];
  /** The number of maps with the team as an owner, where a rename can follow. */
  readonly inUse?: number;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The team's name and members. */
export function TeamDialog({ isOpen, onClose, ...rest }: TeamDialogProps) {
  return (
    <Dialog title={rest.team ? `Change ${rest.team.name}` : "New team"} isOpen={isOpen} onClose={onClose}>
      <TeamForm onClose={onClose} {...rest} />
    </Dialog>
  );
}

function TeamForm({ team, members, inUse = 0, onClose }: Omit<TeamDialogProps, "isOpen">) {
  const router = useRouter();
  const [name, setName] = useState(team?.name ?? "");
  const [problem, setProblem] = useState<ApiProblem>();
  const [merged, setMerged] = useState<MergedOwners>();
  const [isBusy, startWork] = useTransition();
  const formRef = useFocusOnFault(problem);
  const isRenamed = team !== undefined && name.trim() !== "" && name.trim() !== team.name;

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const called = textOf(form, "name").trim();
    const chosen = form.getAll("member").filter((value) => typeof value === "string");
    const renamesOwners = form.has("owners");
    startWork(async () => {
      const body = { name: called, members: chosen };
      const answer = team
        ? await callApi("PATCH /teams/{id}", { params: { id: team.id }, body })
        : await callApi("POST /teams", { body });
      if (!answer.ok) return setProblem(answer.error);
      setProblem(undefined);
      if (team && called !== team.name && renamesOwners) {
        const outcome = await callApi("POST /owners/merge", { body: { owners: [team.name], into: called } });
        router.refresh();
        if (!outcome.ok) return setProblem(outcome.error);
        return setMerged(outcome.value);
      }
      router.refresh();
      onClose();
    });
  }

  if (merged) return <MergeOutcome merged={merged} into={name.trim()} onClose={onClose} />;
  return (
    <form ref={formRef} onSubmit={handleSubmit} className="flex flex-col gap-4">
      {problem && !isShownAtFields(problem, ["name"]) && <Notice tone="error">{problemText(problem)}</Notice>}
      <Field
        label="Name"
        hint="The owner’s name on nodes and statuses, such as: Payments."
        error={fieldProblem(problem, "name")}
      >
        {(ids) => (
          <input
            {...ids}
            name="name"
            required
            value={name}
            maxLength={limits.name}
            autoComplete="off"
            className={inputClass}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      {isRenamed && inUse > 0 && (
        <label className="flex items-start gap-2">
          <input type="checkbox" name="owners" defaultChecked className="mt-0.5 size-4 accent-primary" />
          <span>
            Rename the owner on {counted(inUse, "map")} too. If not, “{team.name}” stays there as free text.
          </span>
        </label>
      )}
      <fieldset>
        <legend className="mb-1 font-medium">Members</legend>
        <div className="max-h-56 overflow-y-auto rounded-control border border-line px-2.5 py-1">
          {members.map(({ id, name: member }) => (
            <label key={id} className="flex min-h-7 items-center gap-2 max-sm:pointer-coarse:min-h-11">
              <input
                type="checkbox"
                name="member"
                value={id}
                defaultChecked={team?.members.some((one) => one.id === id)}
                className="size-4 shrink-0 accent-primary"
              />
              <span className="min-w-0 wrap-anywhere">{member}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <FormActions onCancel={onClose} isBusy={isBusy}>
        {team ? "Save" : "Create team"}
      </FormActions>
    </form>
  );
}
