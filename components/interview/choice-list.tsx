import { Plus } from "lucide-react";
import {
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { flushSync } from "react-dom";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/form";
import { limits } from "@/lib/domain/pipeline/limits";
import { TypedTexts } from "./typed-texts";

export interface Choice {
  readonly value: string;
  readonly name: string;
  readonly mark?: ReactNode;
  readonly words?: readonly string[];
}

interface ChoiceListProps {
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  /** The label of the search field; without it there is none, and all choices are shown. */
  readonly search?: { readonly label: string; readonly placeholder: string };
  /** The interpretation of a text that is not in the list: "Amazon EKS, in staging". */
  readonly told?: (typed: string) => string | undefined;
}

/** Longer lists are cut, and searched by typing. */
const most = 8;

/** Several of many: a field that searches or adds, and a checkbox for each. */
export function ChoiceList({ legend, choices, chosen, onToggle, search, told }: ChoiceListProps) {
  const id = useId();
  const typedTexts = useContext(TypedTexts);
  const [text, setText] = useState(() => typedTexts.get(legend) ?? "");
  useEffect(() => void typedTexts.set(legend, text), [typedTexts, legend, text]);
  const [isWhole, setWhole] = useState(search === undefined);
  const typed = text.trim();
  const query = typed.toLowerCase();
  const own = chosen
    .filter((value) => !choices.some((choice) => choice.value === value))
    .map((value): Choice => ({ value, name: value }));
  const all = [...own, ...choices];
  const found = all.filter(({ name, words = [] }) =>
    [name, ...words].some((word) => word.toLowerCase().includes(query)),
  );
  const isChosen = ({ value }: Choice) => chosen.includes(value);
  const shown =
    isWhole || query !== ""
      ? found
      : found.filter((choice, index) => index < most + own.length || isChosen(choice));
  const isExact = all.some(({ name }) => name.toLowerCase() === query);
  const best = choices.length === 0 || query === "" ? undefined : bestOf(found, query);
  const add = (value: string) => {
    if (!chosen.includes(value)) onToggle(value);
    setText("");
  };
  // A searched and ticked choice is the answer; unfinished text would be lost by going on.
  const isLeft = typed !== "" && !found.some(isChosen);
  const list = useRef<HTMLFieldSetElement>(null);
  const addWhatIsLeft = useEffectEvent(() => {
    // Drawn at once: the next question depends on it.
    if (isLeft) flushSync(() => add(best?.value ?? typed));
  });
  useEffect(() => {
    const form = list.current?.form;
    form?.addEventListener("submit", addWhatIsLeft, { capture: true });
    return () => form?.removeEventListener("submit", addWhatIsLeft, { capture: true });
  }, []);
  const handleKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || typed === "") return;
    // Enter in an empty field goes to the next question.
    event.preventDefault();
    add(best?.value ?? typed);
  };
  return (
    <fieldset ref={list} className="flex flex-col gap-2">
      <legend className="sr-only">{legend}</legend>
      {search && (
        <div className="flex flex-col gap-1">
          <label htmlFor={id} className="font-medium">
            {search.label}
          </label>
          <div className="flex gap-2">
            <input
              id={id}
              value={text}
              maxLength={limits.name}
              placeholder={search.placeholder}
              autoComplete="off"
              spellCheck={false}
              aria-describedby={`${id}-found`}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={handleKey}
              className={inputClass}
            />
            {typed !== "" && !isExact && (
              <Button onClick={() => add(typed)}>
                <Plus aria-hidden size={14} />
                Add as typed
              </Button>
            )}
          </div>
          <p id={`${id}-found`} role="status" className="text-tiny text-soft">
            {foundText(typed, found.length, choices.length, best?.name, told?.(typed))}
          </p>
        </div>
      )}
      {shown.length > 0 && (
        <ul className="grid gap-1.5 sm:grid-cols-2">
          {shown.map((choice) => (
            <li key={choice.value}>
              <ChoiceBox choice={choice} isChosen={isChosen(choice)} onToggle={onToggle} />
            </li>
          ))}
        </ul>
      )}
      {query === "" && shown.length < found.length && (
        <Button tone="quiet" className="self-start" onClick={() => setWhole(true)}>
          Show all {found.length}
        </Button>
      )}
    </fieldset>
  );
}

function ChoiceBox({
  choice,
  isChosen,
  onToggle,
}: {
  readonly choice: Choice;
  readonly isChosen: boolean;
  readonly onToggle: (value: string) => void;
}) {
  const look = isChosen ? "border-blue bg-blue-soft" : "border-line-strong bg-panel hover:bg-bg";
  return (
    <label
      className={`flex h-full min-h-9 cursor-pointer items-center gap-2 rounded-control border px-2.5 py-1 ${look}`}
    >
      <input
        type="checkbox"
        checked={isChosen}
        onChange={() => onToggle(choice.value)}
        className="size-4 shrink-0 accent-primary"
      />
      {choice.mark}
      <span className="min-w-0 break-words">{choice.name}</span>
    </label>
  );
}

function bestOf(found: readonly Choice[], query: string): Choice | undefined {
  const begins = ({ name }: Choice) => name.toLowerCase().startsWith(query);
  return found.find(({ name }) => name.toLowerCase() === query) ?? found.find(begins) ?? found[0];
}

function foundText(
  typed: string,
  found: number,
  known: number,
  best: string | undefined,
  told: string | undefined,
): string {
  const understood = told === undefined ? undefined : `Enter adds “${typed}”: ${told}.`;
  if (known === 0) return understood ?? "Enter adds it. You can add several.";
  if (typed === "") return "Choose any number.";
  if (best === undefined) return understood ?? `Not in the list: Enter adds it as “${typed}”.`;
  return `${found} found: Enter chooses ${best}.`;
}
