"use client";
import { type ChangeEvent, useDeferredValue, useMemo, useState } from "react";
import { Field, inputClass } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import {
  imageFromDockerfile,
  type ReadImage,
  stageChoice,
} from "@/lib/domain/importers/dockerfile/image-from-dockerfile";
import type { DockerfileFault } from "@/lib/domain/importers/dockerfile/instruction";
import {
  mostCharacters,
  readDockerfile,
  type Dockerfile,
} from "@/lib/domain/importers/dockerfile/read-dockerfile";
import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { parentWords } from "@/lib/domain/words/image-words";
import { LayerStack } from "./layer-stack";
import { counted } from "@/lib/domain/words/english";

interface DockerfilePreviewProps {
  readonly name: string;
  readonly isFilled: boolean;
  readonly file: Dockerfile;
  readonly image: ReadImage;
  /** Variables that FROM lines need, with their given values. */
  readonly asked: readonly string[];
  readonly given: ReadonlyMap<string, string>;
  readonly onStage: (stage: number) => void;
  readonly onGive: (variable: string, value: string) => void;
  readonly onFill: () => void;
}

const mostFacts = 50;

interface PasteDockerfileProps {
  readonly name: string;
  readonly isFilled: boolean;
  readonly onFill: (read: ReadImage) => void;
}

/** A pasted or chosen Dockerfile, and its findings before anything changes. It stays in this browser. */
export function PasteDockerfile({ name, isFilled, onFill }: PasteDockerfileProps) {
  const [text, setText] = useState("");
  const [fileFault, setFileFault] = useState<string>();
  const [given, setGiven] = useState<ReadonlyMap<string, string>>(new Map());
  const [stage, setStage] = useState<number>();
  const shown = useDeferredValue(text);
  const read = useMemo(
    () => (shown.trim() === "" ? undefined : readDockerfile(shown, given)),
    [shown, given],
  );
  const image = read?.ok
    ? (imageFromDockerfile(read.value, stage) ?? imageFromDockerfile(read.value))
    : undefined;
  const [asked, setAsked] = useState<readonly string[]>([]);
  const missing = image?.askable.filter((variable) => !asked.includes(variable)) ?? [];
  // A requested variable stays in the list, so that its field remains while the person types.
  if (missing.length > 0) setAsked([...asked, ...missing]);
  const change = (next: string) => {
    setText(next);
    setStage(undefined);
    setGiven(new Map());
    setAsked([]);
    setFileFault(undefined);
  };
  const pick = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (!file) return;
    change("");
    if (file.size > 4 * mostCharacters)
      return setFileFault(
        `${file.name} is too large: ${(file.size / mostCharacters).toFixed(1)} MB of at most 1 MB.`,
      );
    const written = decodeText(new Uint8Array(await file.arrayBuffer()));
    const found = readDockerfile(written);
    if (!found.ok)
      return setFileFault(`${file.name} cannot be read as a Dockerfile. ${faultText(found.error)}`);
    change(written);
  };
  return (
    <section
      aria-label="Paste a Dockerfile"
      className="flex flex-col gap-3 rounded-card border border-line-strong bg-bg p-3"
    >
      <Field
        label="Dockerfile"
        hint="Read in this browser, and not sent anywhere. Parents and layers are kept, except values named like a secret."
      >
        {(ids) => (
          <textarea
            {...ids}
            value={text}
            rows={8}
            spellCheck={false}
            autoComplete="off"
            placeholder={"FROM ubuntu:24.04\nCOPY app /app\nUSER 1000"}
            onChange={(event) => change(event.target.value)}
            className={`${inputClass} font-mono`}
          />
        )}
      </Field>
      <Field label="Or a file">
        {(ids) => (
          <input
            {...ids}
            type="file"
            onChange={(event) => void pick(event)}
            className={`${inputClass} file:mr-3 file:rounded-control file:border-0 file:bg-bg file:px-2 file:py-0.5 file:font-medium file:text-ink`}
          />
        )}
      </Field>
      {fileFault !== undefined && <Notice tone="error">{fileFault}</Notice>}
      {read && !read.ok && (
        <Notice tone="error">This cannot be read as a Dockerfile. {faultText(read.error)}</Notice>
      )}
      {read?.ok && image && (
        <DockerfilePreview
          name={name}
          isFilled={isFilled}
          file={read.value}
          image={image}
          asked={asked}
          given={given}
          onStage={setStage}
          onGive={(variable, value) =>
            setGiven(
              new Map(
                [...given]
                  .filter(([other]) => other !== variable)
                  .concat(value === "" ? [] : [[variable, value]]),
              ),
            )
          }
          onFill={() => onFill(image)}
        />
      )}
    </section>
  );
}

function faultText({ line, message }: DockerfileFault): string {
  return line === undefined ? message : `Line ${line}: ${message}`;
}

function DockerfilePreview({
  name,
  isFilled,
  file,
  image,
  asked,
  given,
  onStage,
  onGive,
  onFill,
}: DockerfilePreviewProps) {
  const { stages } = file;
  const { parents, layers, facts, user, stage } = image;
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="font-medium">
        Found {counted(stages.length, "stage")}, {counted(parents.length, "parent image")},{" "}
        {counted(layers.length, "layer")}, {counted(facts.length, "thing")} to know.
      </p>
      {stages.length > 1 && (
        <Field
          label="Stage to build"
          hint="By default docker build builds the last one. Stages that it does not need are left out."
        >
          {(ids) => (
            <select
              {...ids}
              value={stage.index}
              onChange={(event) => onStage(Number(event.target.value))}
              className={inputClass}
            >
              {stages.map((one) => (
                <option key={one.index} value={one.index}>
                  {stageChoice(stages, one)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {asked.length > 0 && (
        <div className="grid gap-3 sm:grid-cols-2">
          {asked.map((variable) => (
            <Field
              key={variable}
              label={`Value of ${variable}`}
              hint="Not in the file. If empty, it stays unknown."
            >
              {(ids) => (
                <input
                  {...ids}
                  value={given.get(variable) ?? ""}
                  autoComplete="off"
                  maxLength={500}
                  onChange={(event) => onGive(variable, event.target.value)}
                  className={inputClass}
                />
              )}
            </Field>
          ))}
        </div>
      )}
      <div>
        <h4 className="font-medium">Parents</h4>
        {parents.length === 0 ? (
          <p>None: it is built from nothing (scratch).</p>
        ) : (
          <ul className="list-disc pl-5 wrap-anywhere">
            {parents.map((parent) => (
              <li key={parentWords(parent)}>{parentWords(parent)}</li>
            ))}
          </ul>
        )}
      </div>
      <p>{user === undefined ? "No user is set in these stages." : `Runs as ${user}.`}</p>
      <div>
        <h4 className="mb-1 font-medium">Layers</h4>
        <LayerStack layers={layers} />
      </div>
      {facts.length > 0 && (
        <div>
          <h4 className="flex items-center gap-1.5 font-medium">
            <TriangleAlert aria-hidden size={14} className="text-partial" />
            Notes
          </h4>
          <ul className="list-disc pl-5">
            {facts.slice(0, mostFacts).map(({ line, text }) => (
              <li key={`${line} ${text}`} className="break-words">
                Line {line}: {text}
              </li>
            ))}
            {facts.length > mostFacts && <li>and {facts.length - mostFacts} more</li>}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button tone="primary" onClick={onFill}>
          Apply to image
        </Button>
        {isFilled && (
          <p className="text-soft">Replaces the parents and layers of {name}. Undo restores them.</p>
        )}
      </div>
    </div>
  );
}
