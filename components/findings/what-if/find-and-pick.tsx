import { FindList } from "./find-list";

export interface Pick {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

interface FindAndPickProps {
  readonly label: string;
  readonly hint: string;
  readonly items: readonly Pick[];
  /** Shown without a search text, such as the map's selection. */
  readonly first?: Pick | undefined;
  readonly onPick: (id: string) => void;
}

/** Finds one of several by words in its title or detail. */
export function FindAndPick({ label, hint, items, first, onPick }: FindAndPickProps) {
  const find = (text: string) => {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return first ? [first] : [];
    return items.filter(({ title, detail }) => {
      const all = `${title} ${detail}`.toLowerCase();
      return words.every((word) => all.includes(word));
    });
  };
  return (
    <FindList label={label} hint={hint} listLabel={`${label}: found`} find={find} keyOf={({ id }) => id}>
      {({ id, title, detail }, clear) => (
        <button
          type="button"
          onClick={() => {
            onPick(id);
            clear();
          }}
          className="-mx-1.5 min-h-8 w-[calc(100%+0.75rem)] rounded-control px-1.5 py-1 text-left hover:bg-bg"
        >
          {title} <span className="block text-tiny text-soft">{detail}</span>
        </button>
      )}
    </FindList>
  );
}
