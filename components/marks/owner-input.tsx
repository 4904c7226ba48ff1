"use client";
import { type ComponentProps, useState } from "react";
import { SuggestInput, type Suggestion } from "@/components/ui/suggest-input";
import { useOwnerDirectory } from "@/lib/client/owners/use-owner-directory";
import { type OwnerChoice, ownerChoices } from "@/lib/domain/owners/owner-choices";
import { limits } from "@/lib/domain/pipeline/limits";
import { OwnerSign } from "./owner-mark";

type OwnerSuggestion = Suggestion & Pick<OwnerChoice, "owner">;

interface OwnerInputOwnProps {
  readonly value: string;
  readonly onValue: (owner: string) => void;
  /** An owner from the list; absent: as typed. */
  readonly onChoose?: (owner: string) => void;
  /** Spellings of owners in this place, requested when the list opens. */
  readonly spellings?: (() => readonly string[]) | undefined;
}

type OwnerInputProps = OwnerInputOwnProps &
  Omit<
    ComponentProps<typeof SuggestInput<OwnerSuggestion>>,
    keyof OwnerInputOwnProps | "listLabel" | "suggestionsFor" | "onTurnedTo"
  >;

/** A field for an owner: offers members and teams, then the spellings in use, and accepts any other text. */
export function OwnerInput({ onValue, onChoose = onValue, spellings, ...rest }: OwnerInputProps) {
  const [isTurnedTo, setTurnedTo] = useState(false);
  const directory = useOwnerDirectory(isTurnedTo);
  return (
    <SuggestInput<OwnerSuggestion>
      maxLength={limits.name}
      {...rest}
      onValue={onValue}
      listLabel="Members, teams and other names"
      onTurnedTo={() => setTurnedTo(true)}
      suggestionsFor={(typed) =>
        ownerChoices(typed, directory, spellings?.() ?? []).map(({ owner, kind, title, detail }) => ({
          id: `${kind} ${owner} ${title}`,
          owner,
          title,
          detail,
          mark: <OwnerSign kind={kind} />,
        }))
      }
      onChoose={({ owner }) => onChoose(owner)}
    />
  );
}
