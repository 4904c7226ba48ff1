"use client";
import { useRouter } from "next/navigation";
import { type ChangeEvent, useId, useState, useTransition } from "react";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, problemText } from "@/lib/client/api";
import { part } from "@/lib/client/parts/part";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

const reading = part(() => import("@/lib/domain/catalogue/own/read-own-file"));

type Outcome =
  | { readonly kind: "done"; readonly text: string }
  | {
      readonly kind: "refused";
      readonly file: string;
      readonly faults: readonly { readonly path: string; readonly message: string }[];
      /** The part added before. */
      readonly before?: string;
    };

/** Adds controls and frameworks from files: a whole file, or nothing of it if a part is wrong. */
export function UploadOwn() {
  const router = useRouter();
  const id = useId();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>([]);
  const [isBusy, start] = useTransition();

  function handleFiles(event: ChangeEvent<HTMLInputElement>) {
    const { currentTarget } = event;
    const files = [...(currentTarget.files ?? [])];
    // Lets the same file be chosen again after a correction.
    currentTarget.value = "";
    if (files.length === 0) return;
    setOutcomes([]);
    start(async () => {
      const found: Outcome[] = [];
      for (const file of files) found.push(await take(file));
      setOutcomes(found);
      router.refresh();
    });
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <label
        htmlFor={id}
        className={`${buttonClass()} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2`}
      >
        <input
          id={id}
          type="file"
          multiple
          accept=".json,.yaml,.yml"
          disabled={isBusy}
          onChange={handleFiles}
          className="sr-only"
        />
        Upload files
      </label>
      <p className="text-tiny text-soft">
        JSON or YAML: custom controls, a framework, or a pipeline that contains some. Controls become drafts.
      </p>
      <div role="status" className="flex flex-col gap-2 empty:sr-only">
        {isBusy && "Reading…"}
        {outcomes.map((outcome, index) =>
          outcome.kind === "done" ? (
            <p key={index}>{outcome.text}</p>
          ) : (
            <Notice key={index} tone="error">
              <p className="font-medium">
                {outcome.file}: {outcome.before ?? "nothing was added."}
              </p>
              <ul className="list-disc pl-4">
                {outcome.faults.map(({ path, message }) => (
                  <li key={`${path} ${message}`}>
                    {path !== "" && <code className="font-mono text-tiny">{path}</code>} {message}
                  </li>
                ))}
              </ul>
            </Notice>
          ),
        )}
      </div>
    </div>
  );
}

async function take(file: File): Promise<Outcome> {
  const refused = (faults: Extract<Outcome, { kind: "refused" }>["faults"], before?: string): Outcome => ({
    kind: "refused",
    file: file.name,
    faults,
    ...(before === undefined ? {} : { before }),
  });
  try {
    const { readOwnFile } = await reading();
    const read = readOwnFile(await file.text());
    if (!read.ok) return refused(read.error);
    const { controls = [], frameworks = [] } = read.value;
    const done: string[] = [];
    // Frameworks first: controls may cite them.
    if (frameworks.length > 0) {
      const answer = await callApi("POST /frameworks", { body: { frameworks } });
      if (!answer.ok) return refused(faultsOf(answer.error));
      done.push(takenWords(answer.value, "framework"));
    }
    if (controls.length > 0) {
      const answer = await callApi("POST /controls", { body: { controls } });
      if (!answer.ok)
        return refused(
          faultsOf(answer.error),
          done.length === 0 ? undefined : `${joinWithAnd(done)}; no control was added.`,
        );
      done.push(takenWords(answer.value, "control"));
    }
    return { kind: "done", text: `${file.name}: ${joinWithAnd(done)}.` };
  } catch {
    return refused([{ path: "", message: "The file could not be read. Choose it again." }]);
  }
}

function takenWords(
  { written, unchanged }: { readonly written: number; readonly unchanged: number },
  what: "control" | "framework",
): string {
  const same = unchanged === 0 ? "" : ` (${unchanged} as they were)`;
  return `${counted(written, what)} added or changed${same}`;
}

function faultsOf(problem: ApiProblem): Extract<Outcome, { kind: "refused" }>["faults"] {
  return problem.errors && problem.errors.length > 0
    ? problem.errors
    : [{ path: "", message: problemText(problem) }];
}
