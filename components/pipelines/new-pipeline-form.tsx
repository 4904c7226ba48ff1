"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { PartMissing } from "@/components/marks/part-missing";
import { textOf } from "@/components/ui/form";
import { useFocusOnFault } from "@/lib/client/use-focus-on-fault";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { callApi, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { ImportProblems } from "./import-problems";
import { shownPart } from "@/lib/client/parts/shown-part";
import { type ScannedFiles, sendFiles } from "@/lib/client/scan/send-files";
import { NotCarriedNote } from "./not-carried-note";
import { PickRepository } from "./pick-repository";
import { PipelineNameField } from "./pipeline-name-field";
import { type FileProblem, type MadeFromFile, sendDocumentFile } from "./send-document-file";
import { StartChoices } from "./start-choices";
import { ImportFile, TemplateChoices } from "./start-details";
import { chosenVariant, type TemplateFamily } from "./template-families";

/** Draws maps. Loaded once there are files to show. */
const ScanPreview = dynamic(
  shownPart(() => import("./scan-preview").then((module) => module.ScanPreview)),
  { loading: PartMissing },
);

interface NewPipelineFormProps {
  readonly families: readonly TemplateFamily[];
  readonly pictures: { readonly [family: string]: ReactNode };
  readonly sampleSummary: string;
  /** The initial choice: a family, "interview", "repository", "blank", "import" or "sample"; absent: the first family. */
  readonly begin?: string | undefined;
}

export function NewPipelineForm({ families, pictures, sampleSummary, begin }: NewPipelineFormProps) {
  const router = useRouter();
  const [start, setStart] = useState(begin ?? families[0]?.id ?? "blank");
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<{ readonly [about: string]: string }>(
    () => families.find(({ id }) => id === start)?.variants[0]?.chosen ?? {},
  );
  const [file, setFile] = useState<File>();
  const [problem, setProblem] = useState<FileProblem>();
  const [made, setMade] = useState<MadeFromFile>();
  const [isSending, setIsSending] = useState(false);
  const [scanned, setScanned] = useState<ScannedFiles>();
  const formRef = useFocusOnFault(problem);
  const isImport = start === "import";
  const isInterview = start === "interview";
  const isSample = start === "sample";
  const isRepository = start === "repository";
  const isNamed = !isImport && !isSample && !isRepository;
  const family = families.find(({ id }) => id === start);
  const shown = family && chosenVariant(family, chosen);

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsSending(true);
    setProblem(undefined);
    setMade(undefined);
    const template = shown?.id;
    const answer = isImport
      ? await sendDocumentFile(file)
      : await callApi("POST /pipelines", {
          body: isSample
            ? { sample: true }
            : { name: textOf(form, "name").trim(), ...(template !== undefined && { template }) },
        });
    if (answer.ok && "notCarried" in answer.value && answer.value.notCarried.length > 0)
      setMade(answer.value);
    else if (answer.ok) return router.push(`/pipelines/${answer.value.id}${isInterview ? "/interview" : ""}`);
    else setProblem(answer.error);
    setIsSending(false);
  }

  function handleStart(next: string) {
    setStart(next);
    setProblem(undefined);
    setChosen(families.find(({ id }) => id === next)?.variants[0]?.chosen ?? {});
  }

  if (scanned) return <ScanPreview scanned={scanned} onBack={() => setScanned(undefined)} />;
  return (
    <form
      ref={formRef}
      onSubmit={(event) => void handleSubmit(event)}
      className="mt-3 flex flex-col max-sm:gap-3"
    >
      {made && <NotCarriedNote made={made} />}
      {problem &&
        (isImport ? (
          <ImportProblems problem={problem} />
        ) : (
          !isShownAtFields(problem, ["name"]) && <Notice tone="error">{problemText(problem)}</Notice>
        ))}
      <StartChoices
        families={families}
        pictures={pictures}
        sampleSummary={sampleSummary}
        start={start}
        chosen={chosen}
        onStart={handleStart}
      />
      <section
        aria-label="Details"
        className="-mx-1 mt-4 flex flex-wrap items-end gap-x-3 gap-y-2 border-t border-line bg-bg px-1 pt-3 pb-4 max-sm:contents [@media(min-height:37.5rem)]:sticky [@media(min-height:37.5rem)]:bottom-0"
      >
        {isImport && <ImportFile file={file} onFile={setFile} />}
        {isRepository && (
          <div className="min-w-0 flex-1">
            <PickRepository
              send={(given, onProgress) => sendFiles(given, { answers: {}, onProgress })}
              onRead={(given, answer) => setScanned({ given, answer })}
            />
          </div>
        )}
        {isNamed && (
          <PipelineNameField
            value={name}
            onChange={setName}
            error={fieldProblem(problem, "name")}
            className="w-full sm:w-80"
          />
        )}
        {family && family.choices.length > 0 && (
          <TemplateChoices choices={family.choices} chosen={chosen} onChange={setChosen} />
        )}
        {!isRepository && (
          <Button
            type="submit"
            tone="primary"
            disabled={isSending || (isImport && !file)}
            className="max-sm:sticky max-sm:bottom-[calc(var(--foot)+0.5rem)]"
          >
            {isSending ? "One moment" : sendWords(start)}
          </Button>
        )}
        {shown && <p className="flex-1 basis-72 self-center text-soft max-sm:hidden">{shown.summary}</p>}
      </section>
    </form>
  );
}

function sendWords(start: string): string {
  switch (start) {
    case "import":
      return "Import pipeline";
    case "interview":
      return "Start interview";
    case "sample":
      return "Open the sample";
    default:
      return "Create pipeline";
  }
}
