"use client";
import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { inputClass } from "@/components/ui/form";
import { useMapActions } from "../state/map-context";
import { allCommands } from "./all-commands";
import { type Command, commandGroups } from "./command";
import { isMac } from "@/lib/client/is-mac";
import { keyText } from "./keys";
import { Kbd } from "@/components/ui/button";

export function KeySheet() {
  const { closePanel } = useMapActions();
  const [text, setText] = useState("");
  const found = [...allCommands, ...ofThePointer].filter(
    ({ title, keys }) => keys && title.toLowerCase().includes(text.trim().toLowerCase()),
  );
  return (
    <Dialog title="Shortcuts" isOpen onClose={closePanel}>
      <input
        // Not type "search", in which Escape would first clear the field.
        role="searchbox"
        aria-label="Find a shortcut"
        placeholder="Find a shortcut"
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={inputClass}
      />
      <p role="status" className="text-tiny text-soft">
        {found.length === 0 ? "No matching shortcut." : "Single keys work while the map has the focus."}
      </p>
      {commandGroups.map((group) => (
        <Group key={group} title={group} commands={found.filter((command) => command.group === group)} />
      ))}
    </Dialog>
  );
}

const ofThePointer: readonly Pick<Command, "id" | "title" | "group" | "keys">[] = [
  { id: "pan", title: "Move the map", group: "View", keys: ["Space+drag"] },
  { id: "zoom-wheel", title: "Zoom", group: "View", keys: ["Control+wheel"] },
  { id: "box", title: "Select with a box", group: "Edit", keys: ["Shift+drag"] },
  { id: "add-to-selection", title: "Add to the selection", group: "Edit", keys: ["Control+click"] },
];

function Group({
  title,
  commands,
}: {
  readonly title: string;
  readonly commands: readonly Pick<Command, "id" | "title" | "keys">[];
}) {
  if (commands.length === 0) return null;
  return (
    <section>
      <h3 className="text-tiny text-soft">{title}</h3>
      <dl className="grid grid-cols-[minmax(50%,1fr)_auto] gap-x-6 gap-y-1 pt-1">
        {commands.map((command) => (
          <div key={command.id} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt>{command.title}</dt>
            <dd className="flex flex-wrap justify-end gap-1.5">
              {command.keys?.map((key) => (
                <Kbd key={key}>{keyText(key, isMac())}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
