"use client";
import { useRouter } from "next/navigation";
import { type ChangeEvent, type ReactNode, useEffect, useRef } from "react";
import { Button } from "./button";

interface FormAtOnceProps {
  readonly action: string;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

const pauseOfTyping = 250;

/** Filters that apply as they change: text after a pause. Without a script the form has a button for it. */
export function FormAtOnce({ action, label, className, children }: FormAtOnceProps) {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (form: HTMLFormElement) => {
    clearTimeout(timer.current);
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form))
      if (typeof value === "string" && value !== "") asked.set(name, value);
    router.replace(asked.size === 0 ? action : `${action}?${asked}`, { scroll: false });
  };
  const change = (event: ChangeEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    clearTimeout(timer.current);
    if (event.target instanceof HTMLSelectElement) go(form);
    else timer.current = setTimeout(() => go(form), pauseOfTyping);
  };
  return (
    <form
      action={action}
      role="search"
      aria-label={label}
      className={className}
      onChange={change}
      onSubmit={(event) => {
        event.preventDefault();
        go(event.currentTarget);
      }}
    >
      {children}
      <noscript>
        <Button type="submit">Apply</Button>
      </noscript>
    </form>
  );
}
