import { textOf } from "@/components/ui/form";
import type { GateForm } from "@/lib/domain/catalogue/own/gate-forms";
import { gateKey } from "@/lib/domain/catalogue/own/gate-words";
import type { WrittenControl } from "@/lib/domain/pipeline/document";

/** The form's content for the API; the server validates it. @param forms the available gates */
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
  // Choices come from the lists; the server validates typed text.
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

/** The reverse: the text of the requirements field. */
export function requirementLines({ requirements = {} }: Pick<WrittenControl, "requirements">): string {
  return Object.entries(requirements)
    .map(([framework, ids]) => `${framework}: ${ids.join(", ")}`)
    .join("\n");
}
