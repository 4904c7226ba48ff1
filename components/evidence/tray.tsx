"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass, textOf } from "@/components/ui/form";
import { callApi, problemText } from "@/lib/client/api";
import type { Placed, Placements } from "@/lib/domain/contract/evidence";
import { capitalise } from "@/lib/domain/capitalise";
import { formatDay, plural } from "@/lib/domain/words/english";
import { placedWords } from "./placed-words";
import type { TrayGroup } from "./tray-group";

interface TrayProps {
  readonly pipelineId: string;
  readonly groups: readonly TrayGroup[];
  /** The total, including reports on other pages of the list. */
  readonly waiting: number;
  readonly canPlace: boolean;
}

interface Message {
  readonly text: string;
  readonly isProblem: boolean;
}

/** Results that match no single node: a person chooses one, or excludes the result. */
export function Tray({ pipelineId, groups, waiting, canPlace }: TrayProps) {
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [message, setMessage] = useState<Message>();
  const [isBusy, startWork] = useTransition();

  function place(body: Placements, done: (placed: Placed) => string) {
    // Not disabled meanwhile, which would take the focus away.
    if (isBusy) return;
    startWork(async () => {
      const answer = await callApi("PATCH /pipelines/{id}/evidence", { params: { id: pipelineId }, body });
      setMessage(
        answer.ok
          ? { text: done(answer.value), isProblem: false }
          : { text: problemText(answer.error), isProblem: true },
      );
      if (!answer.ok) return;
      // The item disappears, and the focus with it.
      heading.current?.focus();
      router.refresh();
    });
  }

  return (
    <section aria-labelledby="tray-title" className="flex flex-col gap-3">
      <h2 id="tray-title" ref={heading} tabIndex={-1} className="text-lead outline-none">
        {waiting === 0
          ? "No results need a node"
          : `${waiting} ${plural(waiting, "result needs", "results need")} a node`}
      </h2>
      {waiting > 0 && (
        <p className="max-w-[72ch] text-soft">
          They match more than one node, or none. Choose one to add them as evidence.
        </p>
      )}
      <p
        role={message?.isProblem ? "alert" : "status"}
        className={message?.isProblem ? "text-missing" : "text-soft"}
      >
        {message?.text}
      </p>
      <ul aria-label="Results that need a node" className="flex flex-col gap-2">
        {groups.map((group) => (
          <li key={group.key} className="rounded-card border border-partial bg-panel p-4">
            <TrayItem group={group} canPlace={canPlace} onPlace={place} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TrayItemProps {
  readonly group: TrayGroup;
  readonly canPlace: boolean;
  readonly onPlace: (body: Placements, done: (placed: Placed) => string) => void;
}

function TrayItem({ group, canPlace, onPlace }: TrayItemProps) {
  const { report, name, tool, effective, subject, why, statements, candidates } = group;
  const [isAside, setAside] = useState(false);
  const [fault, setFault] = useState<string>();

  function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = form.getAll("statement").map(Number);
    if (chosen.length === 0) return setFault("Choose at least one control.");
    const node = textOf(form, "node");
    if (!isAside && node === "") return setFault("Choose a node.");
    const reason = textOf(form, "reason").trim();
    if (isAside && reason === "") return setFault("Enter a reason, such as: belongs to another team.");
    setFault(undefined);
    const nodeName = candidates.find(({ id }) => id === node)?.name ?? "the node";
    onPlace({ report, statements: chosen, to: isAside ? { aside: reason } : { node } }, (placed) =>
      isAside ? `Excluded: ${subject}.` : placedWords(placed.statements, nodeName),
    );
  }

  return (
    <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-2.5">
      <div>
        <h3 className="font-medium wrap-anywhere">{capitalise(subject)}</h3>
        <p className="text-soft wrap-anywhere">{why}</p>
        <p className="text-tiny text-soft wrap-anywhere">
          {tool}, {formatDay(effective)}, {name}
        </p>
      </div>
      <fieldset className="flex min-w-0 flex-col gap-1">
        <legend className="sr-only">Affected controls</legend>
        {statements.map(({ statement, title, result, fact }) => (
          <label key={statement} className="flex min-h-7 items-start gap-2">
            <input
              type="checkbox"
              name="statement"
              value={statement}
              defaultChecked
              disabled={!canPlace}
              className="mt-1 size-4 shrink-0 accent-primary"
            />
            <span className="min-w-0 wrap-anywhere">
              {result === "supports" ? "Supports" : "Contradicts"} “{title}”: {fact}
            </span>
          </label>
        ))}
      </fieldset>
      {canPlace && (
        <div className="flex flex-wrap items-end gap-2.5">
          {isAside ? (
            <Field label="Reason for excluding" error={fault} className="min-w-0 flex-1 basis-64">
              {(ids) => (
                <input {...ids} name="reason" maxLength={200} autoComplete="off" className={inputClass} />
              )}
            </Field>
          ) : candidates.length > 0 ? (
            <Field label="Node" error={fault} className="min-w-0 flex-1 basis-64">
              {(ids) => (
                <select {...ids} name="node" className={inputClass}>
                  {candidates.length > 1 && <option value="">Choose a node…</option>}
                  {candidates.map(({ id, name: called }) => (
                    <option key={id} value={id}>
                      {called}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          ) : (
            <p className="min-w-0 flex-1 basis-64 text-soft">
              No node on the map supports this control. Add one, then choose it here.
            </p>
          )}
          {(isAside || candidates.length > 0) && (
            <Button type="submit" tone="primary">
              {isAside ? "Exclude" : "Add as evidence"}
            </Button>
          )}
          <Button
            onClick={() => {
              setAside(!isAside);
              setFault(undefined);
            }}
          >
            {isAside ? "Choose a node instead" : "Exclude…"}
          </Button>
        </div>
      )}
    </form>
  );
}
