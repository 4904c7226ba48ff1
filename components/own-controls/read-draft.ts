import { textOf } from "@/components/ui/form";
import type { GateForm } from "@/lib/domain/catalogue/own/gate-forms";
import { gateKey } from "@/lib/domain/catalogue/own/gate-words";
import type { WrittenControl } from "@/lib/domain/pipeline/document";

/** What the form says, as it is sent; the server says what is wrong with it. @param forms the gates that there are */
export function readDraft(form: FormData, forms: readonly GateForm[]): WrittenControl {
  const text = (name: string) => textOf(form, name).trim();
  const lines = (name: string) =>
    text(name)
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
  const kinds = form.getAll("appliesTo").map(String);
  const products = text("products")
    .split(/[\s,]+/)
    .filter(Boolean);
  const gate = forms.find((one) => gateKey(one) === text("gate"));
  const requirements = Object.fromEntries(
    lines("requirements").map((line) => {
      const [framework = "", ids = ""] = line.split(/:\s+|:$/, 2);
      return [framework.trim(), ids.split(",").flatMap((id) => id.trim() || [])];
    }),
  );
  // Words of choices are those of the lists, and what is typed is checked where it is sent.
  return {
    id: text("id"),
    title: text("title"),
    ...(kinds.length > 0 ? { appliesTo: kinds } : {}),
    ...(products.length > 0 ? { products } : {}),
    stage: text("stage"),
    kind: text("kind"),
    ...(gate ? { gate } : {}),
    weight: Number(text("weight")),
    what: text("what"),
    why: text("why"),
    how: lines("how"),
    ...(Object.keys(requirements).length > 0 ? { requirements } : {}),
  } as WrittenControl;
}

/** The other way round: what the field of requirements shows. */
export function requirementLines({ requirements = {} }: Pick<WrittenControl, "requirements">): string {
  return Object.entries(requirements)
    .map(([framework, ids]) => `${framework}: ${ids.join(", ")}`)
    .join("\n");
}
