"use client";
import { UtcTime } from "@/components/marks/times";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { AnswerOf } from "@/lib/client/api";
import { CopyButton } from "@/components/ui/copy-button";

export type MadeLink = AnswerOf<"POST /snapshots/{id}/shares">;

/** A link's address with its secret, which is shown this once and kept nowhere. */
export function NewLink({
  link: { url, expiresAt },
  onDone,
}: {
  readonly link: MadeLink;
  readonly onDone: () => void;
}) {
  return (
    <div className="flex flex-col gap-4">
      <Notice tone="warning">
        Copy it now: the address is shown this once. Whoever has it can read this copy, without signing in,
        until <UtcTime at={expiresAt} />.
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
