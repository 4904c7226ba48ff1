import { Field, inputClass } from "@/components/ui/field";
import { type ApiProblem, callApi, problemText } from "@/lib/client/api";
import type { NewPipeline } from "@/lib/domain/contract/pipelines";
import { err, type Result } from "@/lib/domain/result";
import { Notice } from "@/components/ui/notice";

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

const largest = 32 * 1024 * 1024;

/** Sends an exported document; the server alone checks it, so that its schemas stay out of this page. */
export async function readDocumentFile(
  file: File | undefined,
): Promise<Result<{ readonly id: string }, ApiProblem>> {
  if (file === undefined) return refusal("Choose a file first.");
  if (file.size > largest) return refusal("The file is larger than 32 MB.");
  try {
    const document: unknown = JSON.parse(await file.text());
    // Whatever it holds: the server answers with what is wrong in it.
    return await callApi("POST /pipelines", { body: { document } as NewPipeline });
  } catch (error) {
    return refusal(
      error instanceof SyntaxError
        ? `This is not JSON. ${error.message}`
        : "The file cannot be read. If it changed since you chose it, choose it again.",
    );
  }
}

function refusal(detail: string): Result<never, ApiProblem> {
  return err({ type: "about:blank", title: "The file is not usable", status: 400, detail });
}

/** Where an imported file is wrong, by the path in its JSON. */
export function ImportProblems({ problem }: { readonly problem: ApiProblem }) {
  const errors = problem.errors ?? [];
  if (errors.length === 0) return <Notice tone="error">{problemText(problem)}</Notice>;
  return (
    <Notice tone="error">
      <p className="font-bold">Nothing was imported. Correct this in the file and choose it again:</p>
      <ul className="mt-1 max-h-72 overflow-auto">
        {errors.map(({ path, message }) => (
          <li key={`${path} ${message}`} className="break-words">
            <code className="font-mono text-tiny">{path.replace(/^document\.?/, "") || "the file"}</code>:{" "}
            {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
