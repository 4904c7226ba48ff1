"use client";
import { List, Plus, Table } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/form";
import { useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { useOwnerDirectory } from "@/lib/client/owners/use-owner-directory";
import { createOwnerResolver } from "@/lib/domain/owners/resolve-owner";
import { withOwnerWord } from "@/lib/domain/owners/with-owner-word";
import { kinds } from "@/lib/domain/catalogue/kinds";
import { nodeKinds, stages } from "@/lib/domain/pipeline/document-lists";
import { compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { oncePer } from "@/lib/domain/once-per";
import { useOutline, useOutlineActions } from "./outline-context";
import { isFiltered, nobody, type OutlineView, outlineSorts, columns } from "./outline-query";
import { stageNames } from "@/lib/domain/words/english";

const views: readonly { readonly view: OutlineView; readonly word: string; readonly Icon: typeof List }[] = [
  { view: "list", word: "List", Icon: List },
  { view: "table", word: "Table", Icon: Table },
];

export function OutlineToolbar() {
  const query = useOutline((state) => state.query);
  const owners = useEditor(({ visible }) => ownersOf(visible.nodes));
  const directory = useOwnerDirectory(owners.length > 0);
  const resolve = directory && resolverOf(directory);
  const isReadOnly = useIsReadOnly();
  const { ask, openDialog } = useOutlineActions();
  return (
    <search className="not-on-paper mb-4 flex flex-wrap items-end gap-2.5">
      <div
        role="group"
        aria-label="View"
        className="flex rounded-control border border-control bg-panel p-0.5"
      >
        {views.map(({ view, word, Icon }) => (
          <button
            key={view}
            type="button"
            aria-pressed={query.view === view}
            onClick={() => ask({ view })}
            className="flex min-h-7 items-center gap-1.5 rounded-[5px] px-2.5 text-soft hover:text-ink aria-pressed:bg-blue-soft aria-pressed:font-medium aria-pressed:text-blue"
          >
            <Icon aria-hidden size={14} />
            {word}
          </button>
        ))}
      </div>
      <label className="flex min-w-40 flex-1 flex-col gap-1 font-medium sm:max-w-64">
        Filter
        <input
          type="search"
          value={query.text}
          placeholder="Name, tool, owner, zone"
          maxLength={200}
          autoComplete="off"
          className={`${inputClass} font-normal`}
          onChange={(event) => ask({ text: event.target.value })}
        />
      </label>
      <Pick
        label="Stage"
        value={query.stage}
        all="All"
        options={stages.map((stage) => [stage, stageNames[stage]])}
        onChange={(stage) => ask({ stage })}
      />
      <Pick
        label="Kind"
        value={query.kind}
        all="Any"
        options={nodeKinds.map((kind) => [kind, kinds.find(({ id }) => id === kind)?.name ?? kind])}
        onChange={(kind) => ask({ kind })}
      />
      <Pick
        label="Owner"
        value={query.owner}
        all="Any owner"
        options={[
          [nobody, "No owner"],
          ...owners.map((owner): [string, string] => [
            owner,
            resolve ? withOwnerWord(resolve(owner)) : owner,
          ]),
        ]}
        onChange={(owner) => ask({ owner })}
      />
      {query.view === "table" && (
        <Pick
          label="Order"
          value={query.sort === "order" ? undefined : query.sort}
          all="Pipeline order"
          options={outlineSorts.flatMap((sort): [typeof sort, string][] =>
            sort === "order" ? [] : [[sort, columns[sort]]],
          )}
          onChange={(sort) => ask({ sort: sort ?? "order", isDescending: false })}
        />
      )}
      {isFiltered(query) && (
        <Button onClick={() => ask({ text: "", stage: undefined, kind: undefined, owner: undefined })}>
          Clear filters
        </Button>
      )}
      {!isReadOnly && (
        <Button tone="primary" className="ml-auto" onClick={() => openDialog({ name: "add" })}>
          <Plus aria-hidden size={16} />
          Add a node
        </Button>
      )}
    </search>
  );
}

interface PickProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly all: string;
  readonly options: readonly (readonly [value: Value, text: string])[];
  readonly onChange: (value: Value | undefined) => void;
}

function Pick<Value extends string>({ label, value, all, options, onChange }: PickProps<Value>) {
  const id = useId();
  const isListed = value === undefined || options.some(([option]) => option === value);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ""}
        className={`${inputClass} max-w-40`}
        onChange={(event) => onChange(options.find(([option]) => option === event.target.value)?.[0])}
      >
        <option value="">{all}</option>
        {!isListed && <option value={value}>{value}</option>}
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

const resolverOf = oncePer(createOwnerResolver);

const ownersOf = oncePer((nodes: Pipeline["nodes"]): readonly string[] =>
  [...new Set([...nodes.values()].flatMap(({ owner }) => owner ?? []))].toSorted(compareText),
);
