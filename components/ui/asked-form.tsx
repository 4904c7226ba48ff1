import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Button } from "./button";

interface AskedFormProps {
  readonly name?: string | undefined;
  /** The label of its submit button. */
  readonly does: string;
  readonly className?: string | undefined;
  readonly onGive: (form: HTMLFormElement) => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** Asks for what an answer requires, beside the answer: Escape cancels. */
export function AskedForm({ name, does, className, onGive, onCancel, children }: AskedFormProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape does what the button Cancel does
    <form
      noValidate
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        onGive(event.currentTarget);
      }}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      className={clsx(
        "flex flex-col gap-2",
        name !== undefined && "rounded-card border border-line-strong bg-panel p-3",
        className,
      )}
    >
      {children}
      <div className="flex gap-2">
        <Button type="submit" tone="primary">
          {does}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
