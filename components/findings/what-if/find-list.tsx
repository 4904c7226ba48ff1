import { type ReactNode, useDeferredValue, useState } from "react";
import { Field, inputClass } from "@/components/ui/form";

interface FindListProps<Item> {
  readonly label: string;
  readonly hint: string;
  /** Names the results, for screen readers. */
  readonly listLabel: string;
  /** The results for a text; for an empty one the default, such as the map's selection. */
  readonly find: (text: string) => readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** @param clear empties the field */
  readonly children: (item: Item, clear: () => void) => ReactNode;
}

const mostShown = 8;

/** A search field with its results below. */
export function FindList<Item>({ label, hint, listLabel, find, keyOf, children }: FindListProps<Item>) {
  const [text, setText] = useState("");
  const asked = useDeferredValue(text);
  const found = find(asked);
  const count =
    found.length > mostShown
      ? `First ${mostShown} of ${found.length}. Type more to narrow the list.`
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
        {asked.trim() !== "" && count}
      </p>
      {found.length > 0 && (
        <ul aria-label={listLabel}>
          {found.slice(0, mostShown).map((item) => (
            <li key={keyOf(item)}>{children(item, () => setText(""))}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
