import { clsx } from "clsx";
import { Link2Off, Pin, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/form";
import { TextSetting } from "@/components/editor/text-setting";
import { textFault } from "@/lib/client/editor/text-fault";
import type { Image } from "@/lib/domain/pipeline/document";
import { digestSchema, nameSchema } from "@/lib/domain/pipeline/fields";
import { setParents } from "@/lib/domain/edits/images";
import { parentName, splitReference } from "@/lib/domain/pipeline/image-reference";
import { limits } from "@/lib/domain/pipeline/limits";
import { isFloating, type ParentImage } from "@/lib/domain/pipeline/parent-images";
import { pinningWords } from "@/lib/domain/words/image-words";
import type { Perform } from "@/lib/client/editor/perform";

interface ParentListProps {
  readonly image: Image;
  /** Names of the images of this pipeline: one may build on another. */
  readonly builtHere: ReadonlySet<string>;
  readonly isReadOnly: boolean;
  readonly perform: Perform;
  readonly onSay: (text: string) => void;
}

export function ParentList({ image, builtHere, isReadOnly, perform, onSay }: ParentListProps) {
  const parents = image.parents ?? [];
  return (
    <div className="flex flex-col gap-2">
      {parents.length === 0 && <p className="text-soft">No parent image yet.</p>}
      <ul aria-label="Parent images" className="flex flex-col gap-2">
        {parents.map((parent, index) => (
          <li key={index} className="flex flex-col gap-2 rounded-card border border-line px-3 py-2.5">
            <div className="flex items-start justify-between gap-2">
              <p className="min-w-0">
                <span className="block font-medium wrap-anywhere">{parent.ref}</span>
                <Pinning parent={parent} />
                {builtHere.has(parentName(parent.ref)) && (
                  <span className="block text-tiny text-soft">An image of this pipeline.</span>
                )}
              </p>
              {!isReadOnly && (
                <Button
                  tone="quiet"
                  aria-label={`Remove the parent ${parent.ref}`}
                  title="Remove"
                  className="px-2!"
                  onClick={() =>
                    perform(setParents(image, parents.toSpliced(index, 1))) &&
                    onSay(`${parent.ref}: removed.`)
                  }
                >
                  <Trash2 aria-hidden size={15} />
                </Button>
              )}
            </div>
            {!isReadOnly && <ParentFields image={image} parents={parents} index={index} perform={perform} />}
          </li>
        ))}
      </ul>
      {!isReadOnly && parents.length < limits.parentsPerImage && (
        <NewParent
          onAdd={(parent) => {
            const isDone = perform(setParents(image, [...parents, parent]));
            if (isDone) onSay(`${parent.ref}: added.`);
            return isDone;
          }}
        />
      )}
    </div>
  );
}

function Pinning({ parent }: { readonly parent: ParentImage }) {
  const Icon = isFloating(parent) ? Link2Off : Pin;
  return (
    <span
      className={clsx(
        "flex items-start gap-1.5 text-tiny",
        isFloating(parent) ? "text-partial" : "text-standing",
      )}
    >
      <Icon aria-hidden size={13} className="mt-0.5 shrink-0" />
      {pinningWords(parent)}.
    </span>
  );
}

interface ParentFieldsProps {
  readonly image: Image;
  readonly parents: readonly ParentImage[];
  readonly index: number;
  readonly perform: Perform;
}

function ParentFields({ image, parents, index, perform }: ParentFieldsProps) {
  const parent = parents[index];
  if (!parent) return null;
  const change = (next: ParentImage) => perform(setParents(image, parents.with(index, next)));
  return (
    <details>
      <summary className="py-1 text-tiny text-soft">Change its name or digest</summary>
      <div className="grid gap-2 pt-2 sm:grid-cols-2">
        {/* A digest belongs to the old parent, so it is removed with it. */}
        <TextSetting
          label="Image"
          value={parent.ref}
          schema={nameSchema}
          isRequired
          isReadOnly={false}
          onChange={(ref) => ref !== null && change(parentFrom(ref))}
        />
        <TextSetting
          label="Digest"
          value={parent.digest}
          schema={digestSchema}
          placeholder="sha256:…"
          isReadOnly={false}
          onChange={(digest) => change(digest === null ? { ref: parent.ref } : { ref: parent.ref, digest })}
        />
      </div>
    </details>
  );
}

/** A digest behind the name, as in a Dockerfile, is stored as the digest. */
function parentFrom(text: string): ParentImage {
  const { digest } = splitReference(text);
  return digest !== undefined && digestSchema.safeParse(digest).success
    ? { ref: text.slice(0, text.indexOf("@")), digest }
    : { ref: text };
}

function NewParent({ onAdd }: { readonly onAdd: (parent: ParentImage) => boolean }) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = textFault(nameSchema, text.trim());
    setFault(found);
    if (found === undefined && onAdd(parentFrom(text.trim()))) setText("");
  };
  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <Field
        label="Add a parent image"
        error={fault}
        hint="As in a FROM line: with a digest behind it, it is pinned."
        className="min-w-40 flex-1"
      >
        {(ids) => (
          <input
            {...ids}
            value={text}
            onChange={(event) => setText(event.target.value)}
            placeholder="ubuntu:24.04"
            autoComplete="off"
            maxLength={limits.name}
            className={inputClass}
          />
        )}
      </Field>
      <Button type="submit" className="mt-6">
        Add parent
      </Button>
    </form>
  );
}
