import { Button } from "@/components/ui/button";
import { Field, inputClass } from "@/components/ui/field";
import { compareFrameworks, frameworkName } from "@/components/marks/framework-name";
import type { FrameworkQuery } from "./framework-query";
import { supporting } from "../answering-controls";

/** Which framework: a plain form that writes the address. */
export function FrameworkForm({ path, query }: { readonly path: string; readonly query: FrameworkQuery }) {
  return (
    <form action={path} className="flex min-w-0 items-end gap-2 print:hidden">
      {query.proof === "proven" && <input type="hidden" name="proof" value="proven" />}
      <Field label="Framework" className="min-w-0">
        {(ids) => (
          // The key starts the choice anew when a link changes the address.
          <select
            {...ids}
            key={query.framework}
            name="framework"
            defaultValue={query.framework}
            className={inputClass}
          >
            {[...supporting.keys()].toSorted(compareFrameworks).map((id) => (
              <option key={id} value={id}>
                {frameworkName(id)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button type="submit">Apply</Button>
    </form>
  );
}
