import { useDeferredValue, useState } from "react";
import { Field, inputClass } from "@/components/ui/form";

export interface Pick {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

interface FindAndPickProps {
  readonly label: string;
  readonly hint: string;
  readonly items: readonly Pick[];
  /** Found without a text, such as what is selected on the map. */
  readonly first?: Pick | undefined;
  readonly onPick: (id: string) => void;
}

const mostShown = 8;

/** A field, and below it what holds each word that is typed. */
export function FindAndPick({ label, hint, items, first, onPick }: FindAndPickProps) {
  const [text, setText] = useState("");
  const words = useDeferredValue(text).toLowerCase().split(/\s+/).filter(Boolean);
  const found =
    words.length === 0
      ? first
        ? [first]
        : []
      : items.filter(({ title, detail }) => {
          const all = `${title} ${detail}`.toLowerCase();
          return words.every((word) => all.includes(word));
        });
  const count =
    found.length > mostShown
      ? `The first ${mostShown} of ${found.length}; type more to narrow it down.`
      : `${found.length} found.`;
  return (
    <div className="flex flex-col gap-1">
      <Field label={label} hint={hint}>
        {(ids) => (
          <input
            {...ids}
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      <p role="status" className="text-tiny text-soft">
        {words.length > 0 && count}
      </p>
      {found.length > 0 && (
        <ul aria-label={`${label}: found`}>
          {found.slice(0, mostShown).map(({ id, title, detail }) => (
            <li key={id}>
              <button
                type="button"
                onClick={() => {
                  onPick(id);
                  setText("");
                }}
                className="-mx-1.5 min-h-8 w-[calc(100%+0.75rem)] rounded-control px-1.5 py-1 text-left hover:bg-bg"
              >
                {title} <span className="block text-tiny text-soft">{detail}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
