"use client";
import { Plus } from "lucide-react";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { inputClass, textOf } from "@/components/ui/form";
import { Button } from "@/components/ui/button";
import { textFault } from "@/lib/client/editor/text-fault";
import { nameSchema } from "@/lib/domain/pipeline/fields";
import { limits } from "@/lib/domain/pipeline/limits";

interface NewRecordFormProps {
  /** "zone", "image". */
  readonly what: string;
  readonly placeholder: string;
  /** @returns whether it was added */
  readonly onAdd: (name: string, data: FormData) => boolean;
  readonly children?: ReactNode;
}

export function NewRecordForm({ what, placeholder, onAdd, children }: NewRecordFormProps) {
  const id = useId();
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const name = textOf(data, "name").trim();
    const found = textFault(nameSchema, name);
    setFault(found);
    if (found === undefined && onAdd(name, data)) form.reset();
  };
  return (
    <form noValidate onSubmit={submit} className="not-on-paper flex max-w-full flex-wrap items-start gap-2">
      <div className="w-64 max-w-full">
        <input
          name="name"
          aria-label={`Name of a new ${what}`}
          aria-invalid={fault === undefined ? undefined : true}
          aria-describedby={fault === undefined ? undefined : id}
          placeholder={placeholder}
          maxLength={limits.name}
          autoComplete="off"
          className={inputClass}
        />
        {fault !== undefined && (
          <p id={id} className="text-tiny text-missing">
            {fault}
          </p>
        )}
      </div>
      {children}
      <Button type="submit">
        <Plus aria-hidden size={14} />
        Add {what}
      </Button>
    </form>
  );
}
