import { Notice } from "@/components/ui/notice";
import { problemText } from "@/lib/client/api";
import type { FileProblem } from "./send-document-file";

export function ImportProblems({ problem }: { readonly problem: FileProblem }) {
  const errors = problem.errors ?? [];
  if (errors.length === 0) return <Notice tone="error">{problemText(problem)}</Notice>;
  return (
    <Notice tone="error">
      <p className="font-bold">
        Nothing was imported. Correct this in {problem.file ?? "the file"} and choose it again:
      </p>
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
