import { Field, inputClass } from "@/components/ui/field";

export function ImportFile({
  file,
  onFile,
}: {
  readonly file: File | undefined;
  readonly onFile: (file: File | undefined) => void;
}) {
  return (
    <Field
      label="File"
      hint={
        file
          ? `${file.name}, ${sizeText(file.size)}. Its own name becomes the pipeline's.`
          : "JSON of the form blueline/pipeline/1, at most 32 MB."
      }
    >
      {(ids) => (
        <input
          {...ids}
          type="file"
          accept=".json,application/json"
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
