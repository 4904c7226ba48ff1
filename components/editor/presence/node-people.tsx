import { Pencil } from "lucide-react";
import { marksIn, useMarksOn } from "@/lib/client/live/presence-store";
import { PersonMark } from "@/components/marks/person-mark";

const shown = 3;

/** On a card: who else looks at it, and who edits it. For the eye; to a screen reader the list in the bar says where everybody is. */
export function NodePeople({ node }: { readonly node: string }) {
  const text = useMarksOn(node);
  if (text === undefined) return null;
  const people = marksIn(text);
  const editor = people.find(({ isEditing }) => isEditing);
  return (
    <span
      aria-hidden
      title={people.map(({ name, isEditing }) => (isEditing ? `${name} is editing` : name)).join(", ")}
      className="absolute -top-5 right-1.5 flex max-w-44 items-center gap-0.5 rounded-full border border-line-strong bg-panel p-px text-tiny shadow-card"
    >
      {people.slice(0, shown).map(({ id, name }) => (
        <PersonMark key={id} id={id} name={name} />
      ))}
      {people.length > shown && <span className="px-1 text-soft tabular-nums">+{people.length - shown}</span>}
      {editor && (
        <span className="flex min-w-0 items-center gap-1 pr-2 pl-0.5">
          <Pencil size={12} className="shrink-0" />
          <span className="truncate">{editor.name} is editing</span>
        </span>
      )}
    </span>
  );
}
