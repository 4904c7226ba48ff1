"use client";
import { type ReactNode, useId } from "react";
import { StartCard } from "./start-card";
import { chosenVariant, type TemplateFamily } from "./template-families";
import { WayIcon, waysToBegin } from "./ways-to-begin";

export interface StartChoicesProps {
  readonly families: readonly TemplateFamily[];
  readonly pictures: { readonly [family: string]: ReactNode };
  readonly sampleSummary: string;
  readonly start: string;
  /** The choices within the template's family. */
  readonly chosen: { readonly [about: string]: string };
  readonly onStart: (start: string) => void;
}

/** All ways to start, side by side, each with an icon or a small picture. */
export function StartChoices({
  families,
  pictures,
  sampleSummary,
  start,
  chosen,
  onStart,
}: StartChoicesProps) {
  const tile = (family: TemplateFamily) => {
    const { id, variants } = family;
    const shown = (id === start && chosenVariant(family, chosen)) || variants[0];
    return (
      <li key={id}>
        <StartCard
          look="tile"
          value={id}
          title={shown?.name ?? id}
          summary={shown?.summary ?? ""}
          isChosen={start === id}
          onChoose={onStart}
        >
          {pictures[id]}
        </StartCard>
      </li>
    );
  };
  return (
    <fieldset className="min-w-0">
      <legend className="sr-only">Start from</legend>
      <div className="grid gap-3 lg:grid-cols-2 lg:gap-4">
        <StartCard
          look="large"
          value="sample"
          title="See a finished map first"
          summary={sampleSummary}
          isChosen={start === "sample"}
          onChoose={onStart}
        >
          <span className="grid flex-1 place-items-center overflow-hidden rounded-t-card border-b border-line bg-bg px-3 py-2 [&_svg]:max-h-80">
            {pictures["sample"]}
          </span>
        </StartCard>
        <ul className="grid gap-3">
          {waysToBegin.map(({ id, Icon, title, about }) => (
            <li key={id}>
              <StartCard
                look="row"
                value={id}
                title={title}
                summary={about}
                isChosen={start === id}
                onChoose={onStart}
              >
                <WayIcon Icon={Icon} />
              </StartCard>
            </li>
          ))}
        </ul>
      </div>
      <div className="mt-4 grid gap-x-4 gap-y-3 lg:grid-cols-[3fr_1fr]">
        <Group title="Or start from a template" about="usual tools, nothing assessed yet">
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
            {families.filter(({ isWorked }) => !isWorked).map(tile)}
          </ul>
        </Group>
        <Group title="Worked examples" about="from public repositories">
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-1 xl:grid-cols-2">
            {families.filter(({ isWorked }) => isWorked).map(tile)}
          </ul>
        </Group>
      </div>
    </fieldset>
  );
}

interface GroupProps {
  readonly title: string;
  readonly about: string;
  readonly children: ReactNode;
}

function Group({ title, about, children }: GroupProps) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p className="mb-2 flex flex-wrap items-baseline gap-x-2 text-lead">
        <b id={id}>{title}</b>
        <span className="text-[0.875rem] text-soft">{about}</span>
      </p>
      {children}
    </div>
  );
}
