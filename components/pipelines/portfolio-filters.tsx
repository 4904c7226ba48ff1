"use client";
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ChangeEvent, type FormEvent, useEffect, useRef } from "react";
import { inputClass } from "@/components/ui/form";
import { Kbd } from "@/components/ui/button";
import { singleKeysOn } from "@/lib/client/single-keys";

interface PortfolioFiltersProps {
  readonly q: string;
  readonly tag: string | undefined;
  readonly tags: readonly string[];
  readonly owner: string | undefined;
  /** Each with its label. */
  readonly owners: readonly { readonly owner: string; readonly text: string }[];
  /** The other parameters of the address, kept. */
  readonly kept: readonly (readonly [name: string, value: string])[];
}

/** The delay after the last key, in ms, before a search changes the address. */
const patience = 250;

/** A form that applies each choice at once and puts it into the address. Without script a button sends it. */
export function PortfolioFilters({ q, tag, tags, owner, owners, kept }: PortfolioFiltersProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, dialog") !== null;
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey || !singleKeysOn())
        return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", handleKey);
    return () => document.removeEventListener("keydown", handleKey);
  }, []);

  const send = () => {
    clearTimeout(timer.current);
    form.current?.requestSubmit();
  };
  const handleSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pairs = [...new FormData(event.currentTarget)].flatMap(([name, value]) =>
      typeof value === "string" && value.trim() !== "" ? [[name, value]] : [],
    );
    router.replace(`/pipelines${pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`}`, {
      scroll: false,
    });
  };
  const handleType = (_event: ChangeEvent<HTMLInputElement>) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(send, patience);
  };

  return (
    <search className="contents">
      <form ref={form} action="/pipelines" onSubmit={handleSubmit} className="contents">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <span className="relative w-full sm:w-52 xl:w-64">
          <Search
            aria-hidden
            size={15}
            className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-soft"
          />
          <input
            ref={field}
            type="search"
            name="q"
            aria-label="Search by name, tool or tag"
            aria-keyshortcuts="/"
            placeholder="Name, tool or tag"
            defaultValue={q}
            maxLength={200}
            onChange={handleType}
            className={`${inputClass} pl-8 max-lg:min-h-11`}
          />
          <span className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 max-lg:hidden">
            <Kbd>/</Kbd>
          </span>
        </span>
        <Choice name="tag" label="Tag" all="Any tag" chosen={tag} options={tags} onChange={send} />
        <Choice
          name="owner"
          label="Owner"
          all="Any owner"
          chosen={owner}
          options={owners.map((one) => one.owner)}
          texts={new Map(owners.map((one) => [one.owner, one.text]))}
          onChange={send}
        />
        <noscript>
          <button type="submit">Apply</button>
        </noscript>
      </form>
    </search>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly all: string;
  readonly chosen: string | undefined;
  readonly options: readonly string[];
  /** For options whose label differs from their value. */
  readonly texts?: ReadonlyMap<string, string>;
  readonly onChange: () => void;
}

function Choice({ name, label, all, chosen, options, texts, onChange }: ChoiceProps) {
  const shown = chosen === undefined || options.includes(chosen) ? options : [chosen, ...options];
  if (shown.length === 0) return null;
  return (
    <select
      key={chosen ?? ""}
      name={name}
      aria-label={label}
      defaultValue={chosen ?? ""}
      onChange={onChange}
      className={`${inputClass} w-auto max-w-32 max-lg:min-h-11 xl:max-w-40`}
    >
      <option value="">{all}</option>
      {shown.map((option) => (
        <option key={option} value={option}>
          {texts?.get(option) ?? option}
        </option>
      ))}
    </select>
  );
}
