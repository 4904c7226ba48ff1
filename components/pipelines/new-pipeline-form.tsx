"use client";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useState } from "react";
import { PartMissing } from "@/components/marks/part-missing";
import { Field, inputClass, textOf } from "@/components/ui/form";
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
import { type FileProblem, type MadeFromFile, readEndings, sendDocumentFile } from "./send-document-file";
import { StartCard } from "./start-card";
import { chosenVariant, type TemplateFamily } from "./template-families";

/** Draws maps: fetched once there are files to show one of. */
const ScanPreview = dynamic(
  shownPart(() => import("./scan-preview").then((module) => module.ScanPreview)),
  { loading: PartMissing },
);

interface NewPipelineFormProps {
  readonly families: readonly TemplateFamily[];
  readonly drawings: { readonly [family: string]: ReactNode };
  /** What is chosen at first: a family, "interview", "repository", "blank", "import" or "sample"; absent: the first family. */
  readonly begin?: string | undefined;
}

export function NewPipelineForm({ families, drawings, begin }: NewPipelineFormProps) {
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
  const family = families.find(({ id }) => id === start);

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setIsSending(true);
    setProblem(undefined);
    setMade(undefined);
    const template = family && chosenVariant(family, chosen)?.id;
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

  const card = ({ id, variants, choices }: TemplateFamily) => {
    const shown = (id === start && family && chosenVariant(family, chosen)) || variants[0];
    return (
      <StartCard
        key={id}
        value={id}
        title={shown?.name ?? id}
        summary={shown?.summary ?? ""}
        drawing={drawings[id]}
        isChosen={start === id}
        onChoose={handleStart}
      >
        {choices.length > 0 && <TemplateChoices choices={choices} chosen={chosen} onChange={setChosen} />}
      </StartCard>
    );
  };

  if (scanned) return <ScanPreview scanned={scanned} onBack={() => setScanned(undefined)} />;
  return (
    <form ref={formRef} onSubmit={(event) => void handleSubmit(event)} className="flex flex-col gap-5">
      {made && <NotCarriedNote made={made} />}
      {problem &&
        (isImport ? (
          <ImportProblems problem={problem} />
        ) : (
          !isShownAtFields(problem, ["name"]) && <Notice tone="error">{problemText(problem)}</Notice>
        ))}
      {!isImport && !isSample && !isRepository && (
        <PipelineNameField
          value={name}
          onChange={setName}
          error={fieldProblem(problem, "name")}
          className="max-w-md"
        />
      )}
      <fieldset>
        <legend className="mb-2 font-medium">Start from</legend>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <StartCard
            value="interview"
            title="Answer questions"
            summary="A few about your lifecycle draw the map, then up to five for each tool say what is in place. About ten minutes, and you can stop at any time."
            isChosen={isInterview}
            onChoose={handleStart}
          />
          <StartCard
            value="repository"
            title="Read a repository"
            summary="Its Dockerfiles, CI files and manifests draw the map, each step with the file and line that it was read from. You see it before anything is written."
            isChosen={isRepository}
            onChoose={handleStart}
          >
            <PickRepository
              send={(given, onProgress) => sendFiles(given, { answers: {}, onProgress })}
              onRead={(given, answer) => setScanned({ given, answer })}
            />
          </StartCard>
          {families.filter(({ isWorked }) => !isWorked).map(card)}
          <StartCard
            value="blank"
            title="Blank"
            summary="Three empty lanes: build, distribute, run. You place every node yourself."
            isChosen={start === "blank"}
            onChoose={handleStart}
          />
          <StartCard
            value="import"
            title="A file"
            summary="A pipeline exported from Blueline in any format, or a model of Threat Dragon, OTM or TM-BOM."
            isChosen={isImport}
            onChoose={handleStart}
          >
            <ImportFile file={file} onFile={setFile} />
          </StartCard>
        </div>
        <h2 className="mt-5 text-lead">Worked examples</h2>
        <p className="mb-2 text-soft">
          Filled maps, drawn from what public repositories show, with their claims and their gaps.
        </p>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
          <StartCard
            value="sample"
            title="Web shop (sample)"
            summary="A made-up company with two CIs, staging and production, and a hotfix that goes around them. Removed with one click."
            drawing={drawings["sample"]}
            isChosen={isSample}
            onChoose={handleStart}
          />
          {families.filter(({ isWorked }) => isWorked).map(card)}
        </div>
      </fieldset>
      <div className="sticky bottom-0 -mx-1 border-t border-line bg-bg px-1 py-3" hidden={isRepository}>
        <Button type="submit" tone="primary" disabled={isSending || (isImport && !file)}>
          {isSending
            ? "One moment"
            : isImport
              ? "Import the pipeline"
              : isInterview
                ? "Start the interview"
                : isSample
                  ? "Open the sample"
                  : "Make the pipeline"}
        </Button>
      </div>
    </form>
  );
}

interface TemplateChoicesProps {
  readonly choices: TemplateFamily["choices"];
  readonly chosen: { readonly [about: string]: string };
  readonly onChange: (chosen: { readonly [about: string]: string }) => void;
}

function TemplateChoices({ choices, chosen, onChange }: TemplateChoicesProps) {
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

function ImportFile({
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
          : "JSON, YAML or a drawing of ours, or a model of another tool. What it is, is found by what is in it."
      }
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
