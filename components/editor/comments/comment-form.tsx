"use client";
import { AtSign } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { PersonMark } from "@/components/marks/person-mark";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/form";
import { commentDrafts } from "@/lib/client/comments/comment-drafts";
import { loadPeople } from "@/lib/client/comments/load-people";
import { usePipelineId } from "@/lib/client/editor/editor-context";
import { mentionAt, type MentionBegun } from "@/lib/domain/comments/mention-at";
import { mentionsIn } from "@/lib/domain/comments/mentions-in";
import type { Mentionable } from "@/lib/domain/comments/split-mentions";
import { limits } from "@/lib/domain/pipeline/limits";
import { counted } from "@/lib/domain/words/english";

interface CommentFormProps {
  readonly label: string;
  /** The label of its submit button. */
  readonly does: string;
  readonly text?: string;
  /** The key under which unsent text is kept. */
  readonly draft?: string;
  /** It opened for typing. */
  readonly isAtOnce?: boolean;
  /** @returns why it was refused: the text stays; undefined on success. */
  readonly onSay: (text: string, mentions: readonly string[]) => string | undefined;
  readonly onCancel?: { readonly does: string; readonly act: () => void };
}

const mostOffered = 8;

/** A field for a comment. After an `@` it offers members: arrows move through them, Enter or Tab takes one, Escape closes the list. */
export function CommentForm({
  label,
  does,
  text: given = "",
  draft,
  isAtOnce = false,
  onSay,
  onCancel,
}: CommentFormProps) {
  const id = useId();
  const pipelineId = usePipelineId();
  const draftKey = `${pipelineId} ${draft ?? ""}`;
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setTextHere] = useState(given || (commentDrafts.get(draftKey) ?? ""));
  const setText = (value: string) => {
    setTextHere(value);
    if (value === "") commentDrafts.delete(draftKey);
    else if (draft !== undefined) commentDrafts.set(draftKey, value);
  };
  const [fault, setFault] = useState<string>();
  const [people, setPeople] = useState<readonly Mentionable[]>([]);
  // A chosen member stays mentioned, also if they leave meanwhile: the form then says so.
  const [chosen, setChosen] = useState<readonly Mentionable[]>([]);
  const [begun, setBegun] = useState<MentionBegun>();
  const [active, setActive] = useState(0);
  const offered = begun ? namesLike(people, begun.typed) : [];
  const isOffering = offered.length > 0;
  const current = offered[Math.min(active, offered.length - 1)];
  const optionId = (person: Mentionable) => `${id}-${person.id}`;

  const load = () => void loadPeople(pipelineId).then(setPeople);
  // A repeated comment mentions members who are here now.
  useEffect(() => {
    if (given !== "") void loadPeople(pipelineId).then(setPeople);
  }, [given, pipelineId]);
  const look = (value: string, caret: number) => {
    setBegun(mentionAt(value, caret));
    setActive(0);
  };
  const write = (value: string, caret: number) => {
    setText(value);
    setFault(undefined);
    look(value, caret);
    // Once it is drawn with its text.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  const take = (person: Mentionable) => {
    if (!begun) return;
    const name = `@${person.name} `;
    write(text.slice(0, begun.from) + name + text.slice(begun.to), begun.from + name.length);
    setChosen((before) => [...before.filter(({ id: one }) => one !== person.id), person]);
    setBegun(undefined);
  };
  const handleKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While the person types, keys are not for the page.
    if (event.key !== "Escape" || isOffering) event.stopPropagation();
    if ((event.ctrlKey || event.metaKey) && event.key === "Enter") {
      event.preventDefault();
      return send();
    }
    if (!isOffering || !current || event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) setActive((offered.indexOf(current) + step + offered.length) % offered.length);
    else if (event.key === "Enter" || event.key === "Tab") take(current);
    else if (event.key === "Escape") setBegun(undefined);
    else return;
    event.preventDefault();
  };
  const send = () => {
    const said = text.trim();
    if (said === "") return setFault("Enter a comment.");
    if (said.length > limits.comment)
      return setFault(
        `The comment is too long: ${said.length.toLocaleString("en")} of at most ${limits.comment.toLocaleString("en")} characters.`,
      );
    const meant = new Set(chosen.map(({ id: one }) => one));
    const others = people.filter(({ id: one }) => !meant.has(one));
    const refused = onSay(said, mentionsIn(said, [...chosen, ...others], meant));
    setFault(refused);
    if (refused !== undefined) return;
    setText("");
    setChosen([]);
    setBegun(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit} className="relative flex flex-col gap-1.5">
      <label htmlFor={id} className="text-tiny font-medium text-soft">
        {label}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        value={text}
        dir="auto"
        autoComplete="off"
        autoFocus={isAtOnce} // oxlint-disable-line jsx-a11y/no-autofocus -- opened by the button that asks for it
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={fault === undefined ? `${id}-hint` : `${id}-fault`}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOffering ? `${id}-list` : undefined}
        aria-activedescendant={isOffering && current ? optionId(current) : undefined}
        onFocus={load}
        onBlur={() => setBegun(undefined)}
        onChange={({ target }) => {
          setText(target.value);
          setFault(undefined);
          look(target.value, target.selectionStart);
        }}
        onKeyDown={handleKey}
        className={`${inputClass} resize-y`}
      />
      <p role="status" className="sr-only">
        {isOffering &&
          `${counted(offered.length, "member")}. Arrow keys move, Enter mentions ${current?.name ?? ""}.`}
      </p>
      {isOffering && (
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label="Members"
          className="flex flex-col rounded-control border border-line-strong bg-panel p-1 shadow-card"
        >
          {offered.map((person) => (
            // The field keeps the focus, and hears the keys.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={person.id}
              id={optionId(person)}
              role="option"
              tabIndex={-1}
              aria-selected={person === current}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 aria-selected:bg-blue-soft max-sm:pointer-coarse:min-h-11"
            >
              <PersonMark id={person.id} name={person.name} />
              <bdi className="truncate">{person.name}</bdi>
            </div>
          ))}
        </div>
      )}
      <p
        id={fault === undefined ? `${id}-hint` : `${id}-fault`}
        role={fault === undefined ? undefined : "alert"}
        className={`text-tiny ${fault === undefined ? "text-soft" : "text-missing"}`}
      >
        {fault ?? "@ mentions a member, who sees it in My work."}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary">
          {does}
        </Button>
        <Button
          aria-label="Mention a member"
          title="Mention a member"
          onClick={() => {
            const at = field.current?.selectionStart ?? text.length;
            const before = /\S$/.test(text.slice(0, at)) ? " @" : "@";
            write(text.slice(0, at) + before + text.slice(at), at + before.length);
          }}
        >
          <AtSign aria-hidden size={14} />
        </Button>
        {onCancel && <Button onClick={onCancel.act}>{onCancel.does}</Button>}
      </div>
    </form>
  );
}

/** The members whose name, or a word of it, starts with the typed text. */
function namesLike(people: readonly Mentionable[], typed: string): readonly Mentionable[] {
  const begin = typed.toLowerCase();
  return people
    .filter(({ name }) => {
      const lower = name.toLowerCase();
      return lower.startsWith(begin) || lower.split(/\s+/).some((word) => word.startsWith(begin));
    })
    .slice(0, mostOffered);
}
