import { X } from "lucide-react";
import { useId, useState } from "react";
import { inputClass } from "@/components/ui/form";
import { technologiesFor, technologyName } from "@/lib/domain/catalogue/technologies";
import { technologyCalled } from "@/lib/domain/catalogue/technology-called";
import type { NodeKind } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";

interface TechnologyPickerProps {
  readonly kind: NodeKind;
  readonly chosen: readonly string[];
  /** Null: removed. */
  readonly onChange: (technologies: string[] | null) => void;
  readonly isReadOnly: boolean;
}

export function TechnologyPicker({ kind, chosen, onChange, isReadOnly }: TechnologyPickerProps) {
  const id = useId();
  const [text, setText] = useState("");
  const offered = technologiesFor(kind).filter((technology) => !chosen.includes(technology.id));
  const typed = text.trim();
  const known = technologyCalled(typed, kind);
  const add = (added: string) => {
    if (added === "" || chosen.includes(added) || chosen.length >= limits.technologiesPerNode) return;
    onChange([...chosen, added]);
    setText("");
  };
  const remove = (technology: string) => {
    const left = chosen.filter((one) => one !== technology);
    onChange(left.length > 0 ? left : null);
  };
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        Technologies
      </label>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {chosen.map((technology) => (
            <li
              key={technology}
              className="flex items-center gap-1 rounded-full border border-line-strong py-0.5 pr-1 pl-2.5"
            >
              {technologyName(technology)}
              {!isReadOnly && (
                <button
                  type="button"
                  aria-label={`Remove ${technologyName(technology)}`}
                  onClick={() => remove(technology)}
                  className="grid size-6 place-items-center rounded-full text-soft hover:bg-bg"
                >
                  <X aria-hidden size={12} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!isReadOnly && (
        <>
          <input
            id={id}
            list={`${id}-list`}
            value={text}
            maxLength={limits.name}
            placeholder={chosen.length === 0 ? "Add, such as Jenkins" : "Add another"}
            autoComplete="off"
            className={inputClass}
            onChange={(event) => setText(event.target.value)}
            // Half a name is no technology: a custom one needs Enter.
            onBlur={() => known !== undefined && add(known)}
            onKeyDown={(event) => event.key === "Enter" && add(known ?? typed)}
          />
          <datalist id={`${id}-list`}>
            {offered.map((technology) => (
              <option key={technology.id} value={technology.name} />
            ))}
          </datalist>
        </>
      )}
    </div>
  );
}
