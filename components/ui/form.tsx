import { clsx } from "clsx";
import { type ReactNode, useId } from "react";
import { Button } from "./button";

export const inputClass =
  "w-full min-h-8 max-sm:pointer-coarse:min-h-11 rounded-control border border-control bg-panel px-2.5 py-1 text-ink placeholder:text-faint aria-invalid:border-missing disabled:opacity-60";

export interface FieldIds {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly className?: string;
  readonly children: (ids: FieldIds) => ReactNode;
}

export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId();
  const describedBy = error !== undefined || hint !== undefined ? `${id}-about` : undefined;
  return (
    <div className={clsx("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        "aria-describedby": describedBy,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {describedBy !== undefined && (
        <p id={describedBy} className={clsx("text-tiny", error === undefined ? "text-soft" : "text-missing")}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}

interface CellFieldProps extends Pick<FieldProps, "label" | "error"> {
  readonly children: (names: Omit<FieldIds, "id"> & { readonly "aria-label": string }) => ReactNode;
}

/** A field in a table cell: its label is for screen readers only. */
export function CellField({ label, error, children }: CellFieldProps) {
  const id = useId();
  return (
    <span className="block min-w-0">
      {children({
        "aria-label": label,
        "aria-describedby": error === undefined ? undefined : id,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {error !== undefined && (
        <span id={id} className="block text-tiny text-missing">
          {error}
        </span>
      )}
    </span>
  );
}

/** A form field's text; a form never holds a file here. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}

interface FormActionsProps {
  readonly onCancel: () => void;
  /** The label of the submit button. */
  readonly children: ReactNode;
  readonly isBusy?: boolean;
}

export function FormActions({ onCancel, children, isBusy = false }: FormActionsProps) {
  return (
    <div className="flex justify-end gap-2">
      {/* The second click of a double click meant the old button: buttons move when a label changes. */}
      <Button onClick={({ detail }) => detail < 2 && onCancel()}>Cancel</Button>
      {/* Not disabled: that would take the focus, and with it Escape and Tab, out of the dialog. */}
      <Button
        type="submit"
        tone="primary"
        aria-disabled={isBusy}
        onClick={isBusy ? (event) => event.preventDefault() : undefined}
      >
        {children}
      </Button>
    </div>
  );
}
