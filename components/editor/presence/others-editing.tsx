import { Pencil } from "lucide-react";
import { usePresence } from "@/lib/client/live/presence-store";
import { plural } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

export function OthersEditing({
  node,
  control,
  what,
}: {
  readonly node: string;
  readonly control?: string;
  readonly what: string;
}) {
  const text = usePresence(({ people }) =>
    people
      .filter(
        ({ selection, control: theirs, isEditing }) =>
          isEditing === true &&
          selection !== undefined &&
          "node" in selection &&
          selection.node === node &&
          theirs === control,
      )
      .map(({ name }) => name)
      .join("\n"),
  );
  if (text === "") return null;
  const names = text.split("\n");
  return (
    <span className="block text-tiny text-planned">
      <Pencil aria-hidden size={11} className="mr-1 inline-block align-[-1px]" />
      {joinWithAnd(names)} {plural(names.length, "is", "are")} editing {what}
    </span>
  );
}
