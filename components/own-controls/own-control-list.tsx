import { CircleCheck, CircleDashed, CircleMinus } from "lucide-react";
import { UtcTime } from "@/components/marks/times";
import { Disclosure } from "@/components/ui/disclosure";
import { gateWords } from "@/lib/domain/catalogue/own/gate-words";
import type { ControlState, ListedControl } from "@/lib/domain/contract/own-controls";
import { counted, stageNames } from "@/lib/domain/words/english";
import { ChangeState } from "./change-state";
import { type ControlChoices, ControlForm } from "./control-form";

interface OwnControlListProps {
  readonly controls: readonly ListedControl[];
  readonly choices: ControlChoices;
}

/** Custom controls with state, versions and actions. */
export function OwnControlList({ controls, choices }: OwnControlListProps) {
  if (controls.length === 0)
    return (
      <p className="text-soft">
        No custom controls yet. They extend the catalogue: maps list and count them, and judge their gates.
      </p>
    );
  return (
    <ul className="flex flex-col gap-2">
      {controls.map((control) => (
        <ControlItem key={control.id} listed={control} choices={choices} />
      ))}
    </ul>
  );
}

const stateLooks: {
  readonly [S in ControlState]: {
    readonly word: string;
    readonly Icon: typeof CircleCheck;
    readonly text: string;
  };
} = {
  draft: { word: "Draft", Icon: CircleDashed, text: "text-soft" },
  released: { word: "Released", Icon: CircleCheck, text: "text-standing" },
  retired: { word: "Retired", Icon: CircleMinus, text: "text-soft" },
};

function ControlItem({
  listed: { id, state, hasDraft, isHidden, versions },
  choices,
}: {
  readonly listed: ListedControl;
  readonly choices: ControlChoices;
}) {
  const [newest] = versions;
  if (!newest) return null;
  const { control } = newest;
  const carried = versions.find(({ released }) => released !== null);
  const { word, Icon, text } = stateLooks[state];
  const next = hasDraft ? newest.version : newest.version + 1;
  return (
    <li className="flex flex-col gap-2 rounded-card border border-line bg-panel p-4">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium wrap-anywhere">{control.title}</p>
          <p className="font-mono text-tiny text-soft wrap-anywhere">{id}</p>
          <p className="mt-1 flex flex-wrap items-center gap-x-1.5">
            <Icon aria-hidden size={14} strokeWidth={2.5} className={text} />
            {word}
            {carried && `, version ${carried.version}`}
            {hasDraft && state !== "draft" && `, with a draft of version ${newest.version}`}
          </p>
          <p className="text-soft">
            {stageNames[control.stage]}, weight {control.weight} of 5
            {control.gate && `. Gate. ${gateWords(control.gate)}`}
          </p>
          {isHidden && (
            <p className="text-missing">
              The catalogue now has a control with this id, and maps use that one. Create this one again with
              another id.
            </p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <ControlForm key={newest.written.at} control={control} version={next} {...choices} />
          {hasDraft && <ChangeState does="release" id={id} name={control.title} tone="primary" />}
          {hasDraft && <ChangeState does="discard" id={id} name={control.title} />}
          {state === "released" && <ChangeState does="retire" id={id} name={control.title} />}
        </div>
      </div>
      <Disclosure summary={counted(versions.length, "version")}>
        <ul className="flex flex-col gap-1">
          {versions.map(({ version, control: written, released, retired, written: at }) => (
            <li key={version} className="text-soft wrap-anywhere">
              <span className="font-medium text-ink">Version {version}</span>: {written.title}. Written by{" "}
              {at.by} on <UtcTime at={at.at} />
              {released ? (
                <>
                  , released by {released.by} on <UtcTime at={released.at} />
                </>
              ) : (
                ", a draft"
              )}
              {retired && (
                <>
                  , retired by {retired.by} on <UtcTime at={retired.at} />
                </>
              )}
              .
            </li>
          ))}
        </ul>
      </Disclosure>
    </li>
  );
}
