"use client";
import { Search } from "lucide-react";
import { useEffect, useRef } from "react";
import { singleKeysOn } from "@/lib/client/single-keys";
import { Kbd } from "@/components/ui/button";

interface FindFieldProps {
  readonly label: string;
  readonly name: string;
  readonly value: string | undefined;
}

/** A search field in a form that submits by itself; `/` focuses it. Its text stays while the person types. */
export function FindField({ label, name, value = "" }: FindFieldProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // A link changed the words in the address.
    if (field.current && document.activeElement !== field.current) field.current.value = value;
  }, [value]);
  useEffect(() => {
    const stopping = new AbortController();
    addEventListener(
      "keydown",
      (event) => {
        const isTyping =
          event.target instanceof Element && event.target.closest("input, textarea, select, dialog") !== null;
        if (
          event.key !== "/" ||
          event.ctrlKey ||
          event.metaKey ||
          event.altKey ||
          isTyping ||
          !singleKeysOn()
        )
          return;
        event.preventDefault();
        field.current?.focus();
      },
      { signal: stopping.signal },
    );
    return () => stopping.abort();
  }, []);
  return (
    <span className="relative inline-flex max-w-32 grow basis-20 items-center max-md:max-w-full max-md:basis-full">
      <Search aria-hidden size={14} className="pointer-events-none absolute left-2 text-faint" />
      <input
        ref={field}
        type="search"
        name={name}
        aria-label={label}
        placeholder="Find"
        defaultValue={value}
        autoComplete="off"
        className="h-7 w-full rounded-control border border-control bg-panel pr-6 pl-7 text-tiny text-ink placeholder:text-soft max-md:h-11 max-md:text-base"
      />
      <span aria-hidden className="pointer-events-none absolute right-1.5 max-md:hidden">
        <Kbd>/</Kbd>
      </span>
    </span>
  );
}
