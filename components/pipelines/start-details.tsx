import { Field, inputClass } from "@/components/ui/form";
import { readEndings } from "./send-document-file";
import type { TemplateFamily } from "./template-families";

interface TemplateChoicesProps {
  readonly choices: TemplateFamily["choices"];
  readonly chosen: { readonly [about: string]: string };
  readonly onChange: (chosen: { readonly [about: string]: string }) => void;
}

/** The choices between variants of a template. */
export function TemplateChoices({ choices, chosen, onChange }: TemplateChoicesProps) {
  return choices.map(({ about, options }) => (
    <Field key={about} label={about} className="sm:w-44">
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
  ));
}

interface ImportFileProps {
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
}

export function ImportFile({ file, onFile }: ImportFileProps) {
  return (
    <Field
      label="File"
      hint={
        file
          ? `${file.name}, ${sizeText(file.size)}. The pipeline takes its name from the file.`
          : "Blueline JSON, YAML or drawing, or another tool’s model. The format is detected automatically."
      }
      className="min-w-0 flex-1"
    >
      {(ids) => (
        <input
          {...ids}
          type="file"
          accept={readEndings}
          onChange={(event) => onFile(event.target.files?.[0])}
          className={`${inputClass} file:mr-3 file:rounded-control file:border-0 file:bg-bg file:px-2 file:py-0.5 file:font-medium file:text-ink`}
        />
      )}
    </Field>
  );
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
