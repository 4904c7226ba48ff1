import { Field, inputClass } from "@/components/ui/field";
import type { TemplateFamily } from "./template-families";

interface TemplateChoicesProps {
  readonly choices: TemplateFamily["choices"];
  readonly chosen: { readonly [about: string]: string };
  readonly onChange: (chosen: { readonly [about: string]: string }) => void;
}

/** In what the variants of a template differ. */
export function TemplateChoices({ choices, chosen, onChange }: TemplateChoicesProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {choices.map(({ about, options }) => (
        <Field key={about} label={about}>
          {(ids) => (
            <select
              {...ids}
              value={chosen[about]}
              onChange={(event) => onChange({ ...chosen, [about]: event.target.value })}
              className={inputClass}
            >
              {options.map((option) => (
                <option key={option}>{option}</option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </div>
  );
}
