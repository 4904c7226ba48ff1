"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { fittedMap, StaticMap } from "@/components/static-map/static-map";
import { Button } from "@/components/ui/button";
import { focusFirst } from "@/components/ui/focus-first";
import { Notice } from "@/components/ui/notice";
import { type ApiProblem, callApi, fieldProblem, isShownAtFields, problemText } from "@/lib/client/api";
import { type ReadSoFar, type ScannedFiles, sendFiles } from "@/lib/client/scan/send-files";
import type { ScanAnswer } from "@/lib/domain/scan/scan-answer";
import type { Answers } from "@/lib/domain/scan/unknown";
import { counted } from "@/lib/domain/words/english";
import { FoundFacts } from "./found-facts";
import { OpenQuestions } from "./open-questions";
import { PipelineNameField } from "./pipeline-name-field";
import { ReadFrom } from "./read-from";
import { ScanProgress } from "./scan-progress";

interface ScanPreviewProps {
  readonly scanned: ScannedFiles;
  readonly onBack: () => void;
}

/** A preview of the map from files: source lines, open questions, unrecognised content. */
export function ScanPreview({ scanned: { given, answer: first }, onBack }: ScanPreviewProps) {
  const router = useRouter();
  const [answer, setAnswer] = useState<ScanAnswer>(first);
  const [name, setName] = useState(first.document.name);
  const [asked, setAsked] = useState(first.unknowns);
  const [answers, setAnswers] = useState<Answers>({});
  const [soFar, setSoFar] = useState<ReadSoFar>();
  const [doing, setDoing] = useState<"reading" | "drawing">();
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<ApiProblem>();
  const { document } = answer;

  async function handleAnswers(next: Answers) {
    setDoing("reading");
    setSoFar(undefined);
    setProblem(undefined);
    setSaid("");
    const again = await sendFiles(given, {
      name: name.trim() || undefined,
      answers: next,
      onProgress: setSoFar,
    });
    setDoing(undefined);
    if (!again.ok) return setProblem(again.error);
    const known = new Set(asked.map(({ id }) => id));
    setAnswers(next);
    setAnswer(again.value);
    setAsked([...asked, ...again.value.unknowns.filter(({ id }) => !known.has(id))]);
    setSaid(`Read again: ${counted(again.value.unknowns.length, "open question")}.`);
  }

  async function handleDraw(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setDoing("drawing");
    setProblem(undefined);
    const made = await callApi("POST /pipelines", { body: { document: { ...document, name: name.trim() } } });
    if (made.ok) return router.push(`/pipelines/${made.value.id}`);
    setDoing(undefined);
    setProblem(made.error);
  }

  return (
    <div className="flex flex-col gap-5">
      <section aria-labelledby="scan-title" className="flex flex-col gap-3">
        <h2 id="scan-title" ref={focusFirst} tabIndex={-1} className="text-lead outline-none">
          Map from the files
        </h2>
        <p className="max-w-[72ch] text-soft">
          Nothing is saved yet. The map contains only what the files show. You can change it afterwards.
        </p>
        <section
          aria-label="Map"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- -- the keyboard must reach scrolling content
          tabIndex={0}
          className="max-h-[75dvh] overflow-auto rounded-card border border-line bg-bg"
        >
          <StaticMap document={document} className={`${fittedMap} mx-auto max-sm:max-w-[56rem] sm:w-full`} />
        </section>
        <FoundFacts answer={answer} />
      </section>
      <OpenQuestions
        open={answer.unknowns}
        asked={asked}
        answers={answers}
        isBusy={doing !== undefined}
        onAnswer={(next) => void handleAnswers(next)}
      />
      {doing === "reading" && <ScanProgress soFar={soFar} />}
      <p role="status" className="text-soft empty:sr-only">
        {said}
      </p>
      <ReadFrom answer={answer} />
      {problem && !isShownAtFields(problem, ["document.name"]) && (
        <Notice tone="error">
          <p>{problemText(problem)}</p>
          {problem.errors?.slice(0, 10).map(({ path, message }) => (
            <p key={`${path} ${message}`}>
              {path}: {message}
            </p>
          ))}
        </Notice>
      )}
      <form
        onSubmit={(event) => void handleDraw(event)}
        className="sticky bottom-(--foot) -mx-1 flex flex-wrap items-end gap-3 border-t border-line bg-bg px-1 py-3"
      >
        <PipelineNameField
          value={name}
          onChange={setName}
          error={fieldProblem(problem, "document.name")}
          className="w-full max-w-md"
        />
        <Button type="submit" tone="primary" disabled={doing !== undefined}>
          {doing === "drawing" ? "One moment" : "Create pipeline"}
        </Button>
        <Button disabled={doing === "drawing"} onClick={onBack}>
          Choose other files
        </Button>
      </form>
    </div>
  );
}
