"use client";
import { useState } from "react";
import { OwnerInput } from "@/components/marks/owner-input";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/form";

/** Chooses whose work to show: a member, a team, or any text used as an owner. */
export function WhoseForm({ who }: { readonly who: string }) {
  const [owner, setOwner] = useState(who);
  return (
    <form action="/me" className="flex items-end gap-2">
      <Field label="Owner">
        {(ids) => (
          <OwnerInput {...ids} name="who" value={owner} placeholder="A name, a team" onValue={setOwner} />
        )}
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}
