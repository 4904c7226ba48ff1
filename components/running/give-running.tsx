"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { problemText } from "@/lib/client/api";
import { useEditor } from "@/lib/client/editor/editor-context";
import { givenOfFiles, type GivenRunning, sendRunning } from "@/lib/client/running/send-running";
import type { ReadRunning } from "@/lib/domain/contract/running";
import { compareNodes, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { runningLimits } from "@/lib/domain/running/limits";
import { counted } from "@/lib/domain/words/english";

/** Uploads output of a cluster, an engine or a registry, pasted or as files. */
export function GiveRunning({ pipelineId }: { readonly pipelineId: string }) {
  const router = useRouter();
  const files = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [registry, setRegistry] = useState("");
  const [node, setNode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [answer, setAnswer] = useState<ReadRunning>();
  const places = useEditor(({ visible }) => placesIn(visible));

  async function sendFiles(chosen: readonly File[]) {
    setAnswer(undefined);
    const given = await givenOfFiles(chosen);
    if (given.ok) await send(given.value);
    else setProblem(given.error);
  }

  async function send(given: GivenRunning) {
    setBusy(true);
    setProblem(undefined);
    setAnswer(undefined);
    const sent = await sendRunning(given, { pipelineId, registry, node });
    setBusy(false);
    if (!sent.ok) return setProblem(problemText(sent.error));
    setAnswer(sent.value);
    setText("");
    router.refresh();
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === "") return setProblem("Paste the command output, or choose files.");
    void send({ files: [{ name: "pasted text", text }] });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <Field
        label="Command output"
        hint="Blueline skips environment variables, arguments, annotations and secrets, and does not keep the text."
      >
        {(ids) => (
          <textarea
            {...ids}
            rows={4}
            value={text}
            spellCheck={false}
            onChange={(event) => setText(event.target.value)}
            className={`${inputClass} font-mono text-tiny`}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Field
          label="Registry"
          hint="For a list of repositories or tags: it does not name its registry."
          className="min-w-0 flex-1 basis-64"
        >
          {(ids) => (
            <input
              {...ids}
              value={registry}
              maxLength={runningLimits.name}
              autoComplete="off"
              placeholder="registry.example.com"
              onChange={(event) => setRegistry(event.target.value)}
              className={inputClass}
            />
          )}
        </Field>
        {places.length > 1 && (
          <Field label="Node" hint="For data about running containers." className="min-w-0 flex-1 basis-64">
            {(ids) => (
              <select
                {...ids}
                value={node}
                onChange={(event) => setNode(event.target.value)}
                className={inputClass}
              >
                <option value="">Match by name</option>
                {places.map((place) => (
                  <option key={place.id} value={place.id}>
                    {place.name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
      </div>
      <input
        ref={files}
        type="file"
        multiple
        accept=".json,.txt,.zip,application/json,application/zip"
        aria-label="Runtime data files"
        className="sr-only"
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const chosen = [...(currentTarget.files ?? [])];
          // Lets the same file be chosen again.
          currentTarget.value = "";
          if (chosen.length > 0) void sendFiles(chosen);
        }}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" tone="primary" disabled={isBusy}>
          Upload
        </Button>
        <Button disabled={isBusy} onClick={() => files.current?.click()}>
          Choose files
        </Button>
        <span className="text-soft">JSON files up to 5 MB each, or a .zip that holds up to 50 MB.</span>
      </div>
      <div aria-live="polite">{isBusy && <p className="text-soft">Reading…</p>}</div>
      {problem !== undefined && (
        <Notice tone="error">
          <p className="whitespace-pre-line">{problem}</p>
        </Notice>
      )}
      {answer && <WhatWasRead answer={answer} />}
    </form>
  );
}

function WhatWasRead({ answer: { read, problems, findings } }: { readonly answer: ReadRunning }) {
  return (
    <Notice tone={problems.length > 0 ? "warning" : "information"}>
      <ul>
        {read.map(({ file, source, containers, repositories, warnings }) => (
          <li key={`${file} ${source}`}>
            {file}:{" "}
            {[
              ...(containers > 0 || repositories === 0 ? [counted(containers, "container")] : []),
              ...(repositories > 0 ? [counted(repositories, "repository", "repositories")] : []),
            ].join(", ")}
            . {warnings.join(" ")}
          </li>
        ))}
        {problems.map(({ file, message }) => (
          <li key={`${file} ${message}`}>
            {file}: {message}
          </li>
        ))}
      </ul>
      <p>
        {findings === 0 ? "No drift: everything matches the map." : `${counted(findings, "finding")} in all.`}
      </p>
    </Notice>
  );
}

const placesOf = new WeakMap<Pipeline["nodes"], readonly { readonly id: string; readonly name: string }[]>();

/** Nodes that can run containers. Cached until a node changes. */
function placesIn({ nodes }: Pipeline) {
  const known = placesOf.get(nodes);
  if (known) return known;
  const found = [...nodes.values()]
    .filter(({ kind }) => kind === "orchestrator" || kind === "host")
    .toSorted(compareNodes)
    .map(({ id, name }) => ({ id, name }));
  placesOf.set(nodes, found);
  return found;
}
