"use client";
import { type ChangeEvent, useDeferredValue, useMemo, useState } from "react";
import { Field, inputClass } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import { imageFromDockerfile, type ReadImage } from "@/lib/domain/importers/dockerfile/image-from-dockerfile";
import type { DockerfileFault } from "@/lib/domain/importers/dockerfile/instruction";
import { mostCharacters, readDockerfile } from "@/lib/domain/importers/dockerfile/read-dockerfile";
import { DockerfilePreview } from "./dockerfile-preview";

interface PasteDockerfileProps {
  /** Of the image that is filled. */
  readonly name: string;
  /** It says something already that would be replaced. */
  readonly isFilled: boolean;
  readonly onFill: (read: ReadImage) => void;
}

/** A Dockerfile, pasted or from a file, and what was found in it, before anything is changed. It stays in this browser. */
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
  // A name that was asked for stays, so that its field does not go while it is being filled in.
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
        `${file.name} has ${(file.size / mostCharacters).toFixed(1)} MB; a Dockerfile may have at most 1 MB here.`,
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
        hint="It is read in this browser and not sent anywhere. Parents and layers are kept, without what is named like a secret."
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
