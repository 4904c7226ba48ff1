import type { Requirement } from "@/lib/domain/catalogue/catalogue";

interface UnsupportedItemsProps {
  readonly items: readonly Requirement[];
  /** They belong to a custom framework. */
  readonly isOwn: boolean;
}

/** Requirements that no control supports, so that no map can show them as met. */
export function UnsupportedItems({ items, isOwn }: UnsupportedItemsProps) {
  if (items.length === 0) return null;
  return (
    <section
      aria-labelledby="unsupported"
      className="rounded-card border border-dashed border-line-strong p-4"
    >
      <h3 id="unsupported" className="scroll-mt-32 md:scroll-mt-16">
        {isOwn ? "Not covered by any control" : "Not covered by the catalogue"}: {items.length}
      </h3>
      <p className="max-w-[72ch] text-soft">
        {isOwn ? "No control" : "No catalogue control"} supports {items.length === 1 ? "this item" : "these"},
        so no map can show whether {items.length === 1 ? "it is" : "they are"} met.{" "}
        {items.length === 1 ? "It is" : "They are"} not counted as unmet.
      </p>
      <ul className="mt-2 gap-6 sm:columns-2">
        {items.map(({ id, title }) => (
          <li key={id} className="break-inside-avoid py-0.5 break-words">
            <span className="font-mono text-tiny text-soft">{id}</span> {title}
          </li>
        ))}
      </ul>
    </section>
  );
}
