"use client";
import { Eye, Link2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState, useSyncExternalStore, type FormEvent, type MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmIdentity } from "@/components/shell/confirm-identity";
import { Dialog } from "@/components/ui/dialog";
import { focusWhenDrawn } from "@/components/ui/focus-first";
import { Field, FormActions, inputClass, textOf } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import {
  type AnswerOf,
  type ApiProblem,
  callApi,
  fieldProblem,
  isShownAtFields,
  problemText,
} from "@/lib/client/api";
import { previewPath } from "./preview-path";
import { showWords } from "./show-words";
import { UtcTime } from "@/components/marks/times";
import { CopyButton } from "@/components/ui/copy-button";
import { shareHash } from "@/lib/client/share-form-of";
import { today } from "@/lib/client/today";

interface ShareFormProps {
  readonly snapshotId: string;
  readonly others: ShareButtonProps["others"];
  readonly onMade: (link: MadeLink) => void;
  readonly onCancel: () => void;
}

const usualDays = 30;

const mostDays = 90;

interface ShareButtonProps {
  readonly snapshotId: string;
  /** Snapshots of the pipeline to compare with. */
  readonly others: readonly { readonly number: number; readonly title: string }[];
}

export function ShareButton({ snapshotId, others }: ShareButtonProps) {
  const router = useRouter();
  const isAskedFor = useSyncExternalStore(watchHash, isInAddress, () => false);
  const [isOpened, setOpen] = useState<boolean>();
  const isOpen = isOpened ?? isAskedFor;
  const [made, setMade] = useState<MadeLink>();
  const button = useRef<HTMLButtonElement>(null);
  const handleClose = () => {
    if (isInAddress()) {
      // Not again after a reload.
      history.replaceState(history.state, "", location.pathname + location.search);
      // It opened by itself, so no element had the focus before.
      focusWhenDrawn(() => button.current);
    }
    setOpen(false);
    setMade(undefined);
  };
  const handleMade = (link: MadeLink) => {
    setMade(link);
    router.refresh();
  };
  return (
    <>
      <Button ref={button} tone="primary" onClick={() => setOpen(true)} className="print:hidden demo:hidden">
        <Link2 aria-hidden size={14} />
        Share
      </Button>
      <ConfirmIdentity />
      <Dialog title={made ? "Link created" : "Share snapshot"} isOpen={isOpen} onClose={handleClose}>
        {made ? (
          <NewLink link={made} onDone={handleClose} />
        ) : (
          <ShareForm snapshotId={snapshotId} others={others} onMade={handleMade} onCancel={handleClose} />
        )}
      </Dialog>
    </>
  );
}

function isInAddress(): boolean {
  return location.hash === shareHash;
}

function watchHash(onChange: () => void): () => void {
  addEventListener("hashchange", onChange);
  return () => removeEventListener("hashchange", onChange);
}

/** The content and lifetime of a link. Options that may name people or machines start off. */
function ShareForm({ snapshotId, others, onMade, onCancel }: ShareFormProps) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();

  const handleSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const passphrase = textOf(form, "passphrase");
    const { kind, comparedWith, show } = chosenIn(form);
    setBusy(true);
    const answer = await callApi("POST /snapshots/{id}/shares", {
      params: { id: snapshotId },
      body: {
        expiresAt: textOf(form, "expiresAt"),
        kind,
        show,
        ...(comparedWith === null ? {} : { comparedWith }),
        ...(passphrase === "" ? {} : { passphrase }),
      },
    });
    setBusy(false);
    if (answer.ok) onMade(answer.value);
    else setProblem(answer.error);
  };

  const handlePreview = ({ currentTarget: { form } }: MouseEvent<HTMLButtonElement>) => {
    if (form) open(previewPath(snapshotId, chosenIn(new FormData(form))), "_blank", "noopener");
  };

  return (
    <form onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-4">
      <p className="text-soft">
        Creates a copy for people without an account. It always shows the map with its kinds, statuses and
        dates. Options that are off are not in the copy at all.
      </p>
      <Field
        label="Opens"
        hint="The report is one page. A comparison shows differences, but not their authors."
      >
        {(ids) => (
          <select {...ids} name="opens" className={inputClass}>
            <option value="snapshot">The snapshot</option>
            <option value="report">The one-page report</option>
            {others.map(({ number, title }) => (
              <option key={number} value={`comparison ${number}`}>
                Compared with snapshot {number}, {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <fieldset className="flex flex-col gap-2.5">
        <legend className="mb-1.5 font-medium">Also show</legend>
        {showWords.map(({ key, name, about }) => (
          <label key={key} className="flex items-start gap-2.5">
            <input
              type="checkbox"
              name={key}
              className="mt-0.5 size-4 shrink-0 accent-primary"
              aria-describedby={`about-${key}`}
            />
            <span>
              <span className="font-medium first-letter:uppercase inline-block">{name}</span>
              <span id={`about-${key}`} className="block text-tiny text-soft">
                {about}
              </span>
            </span>
          </label>
        ))}
      </fieldset>
      <p>
        <Button onClick={handlePreview}>
          <Eye aria-hidden size={14} />
          Preview as the reader
          <span className="sr-only"> (opens a new tab)</span>
        </Button>
      </p>
      <Field
        label="Expires"
        hint={`At the end of this day (UTC), at most ${mostDays} days from now. You can revoke the link at any time.`}
        error={fieldProblem(problem, "expiresAt")}
      >
        {(ids) => (
          <input
            {...ids}
            type="date"
            name="expiresAt"
            required
            min={dayIn(0)}
            max={dayIn(mostDays)}
            defaultValue={dayIn(usualDays)}
            className={`${inputClass} max-w-44`}
          />
        )}
      </Field>
      <Field
        label="Passphrase (optional)"
        hint="At least 8 characters, needed in addition to the link. Send it separately. Blueline can’t show it again."
        error={fieldProblem(problem, "passphrase")}
      >
        {(ids) => (
          <input
            {...ids}
            name="passphrase"
            type="password"
            autoComplete="new-password"
            minLength={8}
            maxLength={128}
            className={inputClass}
          />
        )}
      </Field>
      {problem && !isShownAtFields(problem, ["expiresAt", "passphrase"]) && (
        <Notice tone="error">{problemText(problem)}</Notice>
      )}
      <FormActions onCancel={onCancel} isBusy={isBusy}>
        {isBusy ? "Creating" : "Create link"}
      </FormActions>
    </form>
  );
}

function chosenIn(form: FormData) {
  const [chosen, number] = textOf(form, "opens").split(" ");
  return {
    kind: chosen === "report" || chosen === "comparison" ? chosen : "snapshot",
    comparedWith: number === undefined ? null : Number(number),
    show: {
      owners: form.has("owners"),
      notes: form.has("notes"),
      evidence: form.has("evidence"),
      hosts: form.has("hosts"),
      rights: form.has("rights"),
    },
  } as const;
}

function dayIn(days: number): string {
  return new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);
}

type MadeLink = AnswerOf<"POST /snapshots/{id}/shares">;

/** A link's address with its secret, which is shown only now and not stored. */
function NewLink({
  link: { url, expiresAt },
  onDone,
}: {
  readonly link: MadeLink;
  readonly onDone: () => void;
}) {
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">
        Copy it now: Blueline shows the address only once. Anyone with it (and the passphrase, if you set one)
        can read this copy without signing in, until <UtcTime at={expiresAt} />.
      </Notice>
      <div className="flex items-end gap-2">
        <Field label="Link" className="min-w-0 grow">
          {(ids) => (
            <input
              {...ids}
              readOnly
              value={url}
              onFocus={(event) => event.currentTarget.select()}
              className={`${inputClass} font-mono text-tiny`}
            />
          )}
        </Field>
        <CopyButton text={url} what="link" />
      </div>
      <div className="flex justify-end">
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  );
}
