import { clsx } from "clsx";
import { Users } from "lucide-react";
import { useRef } from "react";
import { useEditor } from "@/lib/client/editor/editor-context";
import { presenceStore, usePresence } from "@/lib/client/live/presence-store";
import type { PresentPerson } from "@/lib/domain/contract/presence";
import { hereText } from "@/lib/domain/presence/person-look";
import { PersonMark } from "@/components/marks/person-mark";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";

const shown = 3;
const listId = "people-here";

/** The other people by their initials, if there is room, and all in a list; a click goes to where they look. */
export function PeopleList() {
  const people = usePresence((state) => state.people);
  // One text, so that it is redrawn only when the name of a person's place changes.
  const places = useEditor(({ visible }) =>
    people.map((person) => whereText(visible, person)).join("\n"),
  ).split("\n");
  const list = useRef<HTMLDivElement>(null);
  const text = hereText(people.map(({ name }) => name));
  const goTo = ({ selection, control }: PresentPerson) => {
    list.current?.hidePopover();
    presenceStore.setState({
      goTo: { ...(selection && { selection }), ...(control !== undefined && { control }) },
    });
  };
  return (
    <div role="group" aria-label={text} className="flex shrink-0 items-center gap-0.5">
      <ul className="hidden items-center gap-0.5 lg:flex">
        {people.slice(0, shown).map((person, index) => (
          <li key={person.id}>
            <button
              type="button"
              title={`${person.name}, ${places[index]}`}
              aria-label={`${person.name}, ${places[index]}`}
              onClick={() => goTo(person)}
              className="block rounded-full p-0.5"
            >
              <PersonMark id={person.id} name={person.name} />
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        popoverTarget={listId}
        title={text}
        aria-label={`${text}: show list`}
        className={clsx(
          "flex min-h-7 min-w-7 items-center justify-center gap-1 rounded-control px-1 text-soft tabular-nums hover:bg-bg",
        )}
      >
        <Users aria-hidden size={15} />
        {people.length}
      </button>
      <div
        ref={list}
        id={listId}
        popover="auto"
        className="fixed inset-auto top-12 right-3 m-0 max-h-[70dvh] w-72 max-w-[calc(100vw-1.5rem)] overflow-y-auto rounded-card border border-line-strong bg-panel p-2 text-ink shadow-card sm:right-16"
      >
        <h2 className="px-2 py-1 text-tiny font-medium text-soft">{text}</h2>
        <ul>
          {people.map((person, index) => (
            <li key={person.id}>
              <button
                type="button"
                disabled={person.selection === undefined}
                onClick={() => goTo(person)}
                className="flex min-h-9 w-full items-center gap-2 max-sm:pointer-coarse:min-h-11 rounded-control px-2 py-1 text-left enabled:hover:bg-bg"
              >
                <PersonMark id={person.id} name={person.name} />
                <span className="min-w-0">
                  <span className="block truncate font-medium">{person.name}</span>
                  <span className="block truncate text-tiny text-soft">{places[index]}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A person's place, after their name: "editing Jenkins", "looking at the connection from Jenkins to Harbor", "here". */
function whereText({ nodes, edges }: Pipeline, { selection, isEditing }: PresentPerson): string {
  const verb = isEditing === true ? "editing" : "looking at";
  if (!selection) return "here";
  if ("node" in selection) {
    const node = nodes.get(selection.node);
    return node ? `${verb} ${node.name}` : "here";
  }
  const edge = edges.get(selection.edge);
  const [source, target] = [edge && nodes.get(edge.source), edge && nodes.get(edge.target)];
  return source && target ? `${verb} the connection from ${source.name} to ${target.name}` : "here";
}
