"use client";
import { Autocomplete } from "@base-ui/react/autocomplete";
import { clsx } from "clsx";
import { Search } from "lucide-react";
import { type ReactNode, useState } from "react";
import { focusFirst } from "./focus-first";

export interface SearchItem {
  readonly id: string;
  readonly title: string;
  /** Read after the title, and searched as well. */
  readonly detail?: string;
  /** The detail must not be cut. */
  readonly hasWholeDetail?: boolean;
  readonly mark?: ReactNode;
  readonly end?: ReactNode;
}

export interface SearchGroup<Item extends SearchItem = SearchItem> {
  readonly title: string;
  readonly items: readonly Item[];
}

interface SearchListProps<Item extends SearchItem> {
  readonly label: string;
  readonly placeholder: string;
  /** The groups for a search text; all items for an empty one. */
  readonly groupsFor: (text: string) => readonly SearchGroup<Item>[];
  readonly onChoose: (item: Item) => void;
  readonly onHighlight?: (item: Item | undefined) => void;
  readonly empty?: string;
  /** Told of each text, for items that come later. */
  readonly onText?: (text: string) => void;
  /** Text typed before the list was there; requested once, by the visible field. */
  readonly takeTyped?: () => string;
}

const most = 60;

/** A field and its results, by groups: arrows move, Enter chooses. For the inside of a dialog. */
export function SearchList<Item extends SearchItem>({
  label,
  placeholder,
  groupsFor,
  onChoose,
  onHighlight,
  onText,
  empty = "No match.",
  takeTyped,
}: SearchListProps<Item>) {
  const [text, setText] = useState("");
  const groups = firstOf(groupsFor(text.trim()));
  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      autoHighlight="always"
      keepHighlight
      items={groups.map(({ title, items }) => ({ value: title, items }))}
      itemToStringValue={(item) => item.title}
      value={text}
      onValueChange={(value, { reason }) => {
        if (reason === "item-press") return;
        setText(value);
        onText?.(value);
      }}
      onItemHighlighted={(item) => onHighlight?.(item)}
    >
      <label className="flex items-center gap-2 rounded-control border border-control bg-panel px-2.5 focus-within:outline-2 focus-within:outline-blue">
        <Search aria-hidden size={14} className="shrink-0 text-soft" />
        {/* The person opened the dialog to type here. */}
        <Autocomplete.Input
          ref={focusFirst}
          aria-label={label}
          placeholder={placeholder}
          onFocus={() => {
            const typed = takeTyped?.() ?? "";
            if (typed !== "") setText(typed);
          }}
          className="min-h-9 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
        />
      </label>
      <Autocomplete.Empty className="text-soft empty:sr-only">{empty}</Autocomplete.Empty>
      <Autocomplete.List aria-label={label} className="max-h-[50dvh] overflow-y-auto empty:hidden">
        {groups.map(({ title, items }) => (
          <Autocomplete.Group key={title} items={items}>
            <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-tiny text-soft">
              {title}
            </Autocomplete.GroupLabel>
            {items.map((item) => (
              <Autocomplete.Item
                key={item.id}
                value={item}
                onClick={() => onChoose(item)}
                className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-control px-2 py-1 data-highlighted:bg-blue-soft"
              >
                {item.mark}
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{item.title}</span>
                  {item.detail !== undefined && (
                    <span
                      className={clsx(
                        "block text-tiny text-soft",
                        item.hasWholeDetail !== true && "truncate",
                      )}
                    >
                      {item.detail}
                    </span>
                  )}
                </span>
                {item.end}
              </Autocomplete.Item>
            ))}
          </Autocomplete.Group>
        ))}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

/** The first of all groups together; more typing narrows the rest. */
function firstOf<Item extends SearchItem>(
  groups: readonly SearchGroup<Item>[],
): readonly SearchGroup<Item>[] {
  let left = most;
  const kept: SearchGroup<Item>[] = [];
  for (const group of groups) {
    const items = group.items.slice(0, left);
    left -= items.length;
    if (items.length > 0) kept.push({ ...group, items });
  }
  return kept;
}

/** The items that contain each word of the text. */
export function matching<Item extends SearchItem>(items: readonly Item[], text: string): readonly Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ title, detail = "" }) => {
    const all = `${title} ${detail}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}
