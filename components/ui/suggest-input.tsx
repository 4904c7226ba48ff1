"use client";
import { clsx } from "clsx";
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { inputClass } from "./form";

export interface Suggestion {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly mark: ReactNode;
}

interface SuggestOwnProps<Item extends Suggestion> {
  readonly value: string;
  readonly onValue: (text: string) => void;
  /** The name of the list. */
  readonly listLabel: string;
  /** @param typed since the list was opened; empty: nothing */
  readonly suggestionsFor: (typed: string) => readonly Item[];
  readonly onChoose: (item: Item) => void;
  /** The field was focused: its suggestions will be needed. */
  readonly onTurnedTo?: () => void;
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
}

type SuggestInputProps<Item extends Suggestion> = SuggestOwnProps<Item> &
  Omit<ComponentProps<"input">, keyof SuggestOwnProps<Item> | "onChange" | "onKeyDown" | "onFocus" | "role">;

const gap = 4;
const leastWidth = 240;
const mostHeight = 320;

/**
 * A text field with a list of suggestions, which opens on typing, arrow down or a press. The typed text counts whether it
 * is in the list or not; Escape closes the list first.
 */
export function SuggestInput<Item extends Suggestion>({
  value,
  onValue,
  listLabel,
  suggestionsFor,
  onChoose,
  onTurnedTo,
  onKey,
  inputRef,
  onBlur,
  className,
  disabled,
  ...rest
}: SuggestInputProps<Item>) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useImperativeHandle<HTMLInputElement | null, HTMLInputElement | null>(inputRef, () => field.current, []);
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState<number>();
  const items = isOpen && disabled !== true ? suggestionsFor(typed) : [];
  const isShown = items.length > 0;
  const at = active === undefined || active >= items.length ? undefined : active;
  const chosen = at === undefined ? undefined : items[at];

  const open = () => {
    onTurnedTo?.();
    setTyped("");
    setActive(undefined);
    setOpen(true);
  };
  const close = () => {
    setOpen(false);
    setActive(undefined);
  };
  const choose = (item: Item) => {
    close();
    onChoose(item);
  };
  const move = (by: 1 | -1) => {
    const start = by > 0 ? -1 : 0;
    setActive(((((at ?? start) + by) % items.length) + items.length) % items.length);
  };
  const handleKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // The key that ends a composition, as in Japanese, is not meant for the field.
    if (event.nativeEvent.isComposing) return;
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (isArrow && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      if (!isShown) open();
      else move(event.key === "ArrowDown" ? 1 : -1);
      return;
    }
    if (event.key === "Escape" && isShown) {
      event.preventDefault();
      event.stopPropagation();
      return close();
    }
    if (event.key === "Enter" && chosen) {
      event.preventDefault();
      event.stopPropagation();
      return choose(chosen);
    }
    if (event.key === "Enter" || event.key === "Tab") close();
    onKey?.(event);
  };

  return (
    <>
      <input
        {...rest}
        ref={field}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={isShown ? `${id}-list` : undefined}
        aria-activedescendant={chosen ? `${id}-${at}` : undefined}
        autoComplete="off"
        disabled={disabled}
        value={value}
        className={clsx(inputClass, className)}
        onFocus={() => onTurnedTo?.()}
        onClick={() => {
          if (!isOpen) open();
        }}
        onChange={({ target }) => {
          onTurnedTo?.();
          setTyped(target.value);
          setActive(undefined);
          setOpen(true);
          onValue(target.value);
        }}
        onBlur={(event) => {
          close();
          onBlur?.(event);
        }}
        onKeyDown={handleKey}
      />
      {isShown && (
        <SuggestionList id={id} label={listLabel} field={field} items={items} active={at} onChoose={choose} />
      )}
    </>
  );
}

interface SuggestionListProps<Item extends Suggestion> {
  readonly id: string;
  readonly label: string;
  readonly field: { readonly current: HTMLInputElement | null };
  readonly items: readonly Item[];
  readonly active: number | undefined;
  readonly onChoose: (item: Item) => void;
}

/** Above everything, including the field's own dialog, on the side with room for it. */
function SuggestionList<Item extends Suggestion>({
  id,
  label,
  field,
  items,
  active,
  onChoose,
}: SuggestionListProps<Item>) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    element.showPopover();
    const place = () => placeBeside(element, field.current);
    addEventListener("scroll", place, { capture: true, passive: true });
    addEventListener("resize", place);
    return () => {
      removeEventListener("scroll", place, { capture: true });
      removeEventListener("resize", place);
    };
  }, [field]);
  // The suggestions change with each key.
  useLayoutEffect(() => {
    if (list.current) placeBeside(list.current, field.current);
  });
  useEffect(() => {
    if (active !== undefined)
      document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  return (
    <>
      <span role="status" className="sr-only">
        {items.length === 1 ? "1 suggestion." : `${items.length} suggestions.`}
      </span>
      <div
        ref={list}
        popover="manual"
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        // The field keeps the focus.
        onMouseDown={(event) => event.preventDefault()}
        className="fixed inset-auto m-0 overflow-y-auto rounded-control border border-line-strong bg-panel p-1 text-ink shadow-card"
      >
        {items.map((item, index) => (
          // The focused field handles the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
          <div
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            onClick={() => onChoose(item)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 hover:bg-bg aria-selected:bg-blue-soft max-sm:pointer-coarse:min-h-11"
          >
            {item.mark}
            <span className="min-w-0 flex-1">
              <span className="block wrap-anywhere">{item.title}</span>
              <span className="block text-tiny text-soft">{item.detail}</span>
            </span>
          </div>
        ))}
      </div>
    </>
  );
}

function placeBeside(list: HTMLElement, field: HTMLElement | null): void {
  if (!field) return;
  const { top, bottom, left, width } = field.getBoundingClientRect();
  const below = innerHeight - bottom - 2 * gap;
  const above = top - 2 * gap;
  const isBelow = below >= Math.min(mostHeight, 200) || below >= above;
  const wide = Math.min(Math.max(width, leastWidth), innerWidth - 2 * gap);
  list.style.width = `${wide}px`;
  list.style.maxHeight = `${Math.max(80, Math.min(mostHeight, isBelow ? below : above))}px`;
  list.style.left = `${Math.max(gap, Math.min(left, innerWidth - wide - gap))}px`;
  list.style.top = isBelow ? `${bottom + gap}px` : "auto";
  list.style.bottom = isBelow ? "auto" : `${innerHeight - top + gap}px`;
}
