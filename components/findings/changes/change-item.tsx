"use client";
import { type ReactNode, useId, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { useIsLive } from "@/components/ui/use-is-live";
import { consequenceSentence, type ToldOption } from "@/lib/domain/posture/words/told-changes";
import { counted } from "@/lib/domain/words/english";
import { MakeChangeButton } from "./make-change-button";

interface Option extends ToldOption {
  readonly key: string;
  readonly difference?: string | undefined;
  readonly tryIt: ReactNode;
}

interface ChangeItemProps {
  /** The best first; the person can choose another. */
  readonly options: readonly Option[];
  readonly today: string;
  readonly isFirst?: boolean | undefined;
}

/** One item of the ranking: the change, its effect on the headline, and its alternatives. */
export function ChangeItem({ options, today, isFirst = false }: ChangeItemProps) {
  const [key, setKey] = useState<string>();
  // On the server the page is not interactive yet.
  const isLive = useIsLive();
  const name = useId();
  const chosen = options.find((option) => option.key === key) ?? options[0];
  if (!chosen) return null;
  const others = options.length - 1;
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-64">
          <p className={isFirst ? "text-lead wrap-anywhere" : "wrap-anywhere"}>
            <b className={isFirst ? undefined : "font-medium"}>{chosen.title}</b>
          </p>
          <p className="text-tiny text-soft tabular-nums">{consequenceSentence(chosen)}</p>
        </div>
        <div className="flex flex-wrap items-center gap-2 print:hidden">
          <MakeChangeButton
            change={chosen.change}
            title={chosen.title}
            today={today}
            tone={isFirst ? "primary" : "plain"}
          />
          {chosen.tryIt}
        </div>
      </div>
      {others > 0 && (
        <div className="text-tiny text-soft">
          <Disclosure summary={counted(others, "alternative")}>
            <fieldset className="flex flex-col gap-1">
              <legend className="sr-only">Choose one of {options.length}</legend>
              {options.map((option) => (
                <label
                  key={option.key}
                  className="flex min-h-7 items-start gap-2 max-sm:pointer-coarse:min-h-11"
                >
                  <input
                    type="radio"
                    name={name}
                    checked={option === chosen}
                    disabled={!isLive}
                    onChange={() => setKey(option.key)}
                    className="mt-0.5 size-4 shrink-0 accent-primary"
                  />
                  <span className="min-w-0 wrap-anywhere">
                    <span className="text-ink">{option.difference ?? option.title}.</span>{" "}
                    {consequenceSentence(option)}
                  </span>
                </label>
              ))}
            </fieldset>
          </Disclosure>
        </div>
      )}
    </div>
  );
}
