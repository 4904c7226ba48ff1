import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";

/** A plain form: what was searched for is in the address, and no script is needed. */
export function NameSearch({ query }: { readonly query: string }) {
  return (
    <search>
      <form action="/pipelines" className="mb-4 flex max-w-md gap-2">
        <input
          key={query}
          type="search"
          name="q"
          aria-label="Search by name"
          placeholder="Search by name"
          defaultValue={query}
          maxLength={200}
          className={inputClass}
        />
        <Button type="submit">Search</Button>
        {query !== "" && (
          <Link href="/pipelines" prefetch={false} className={buttonClass("quiet")}>
            Clear
          </Link>
        )}
      </form>
    </search>
  );
}
