import { shortNames } from "@/lib/domain/catalogue/framework-short-names";
import { part } from "@/lib/client/parts/part";
import type { CommandContext } from "../../commands/command";
import { lensNames } from "./lens-names";

const frameworkControls = part(() => import("./framework-controls"));

/** A lens by its name, or a framework by its id, which is fetched first. Any other value changes nothing. */
export async function chooseLens(
  { map, editor, pipeline }: Pick<CommandContext, "map" | "editor" | "pipeline">,
  value: string,
): Promise<void> {
  const plain = lensNames.find(({ id }) => id === value);
  if (plain) return map.setLens(plain.id);
  const isOwn = pipeline().policy.frameworks?.some(({ id }) => id === value) === true;
  if (!shortNames.has(value) && !isOwn) return;
  const { fetchFrameworks } = await frameworkControls();
  if (await fetchFrameworks()) map.setLens("framework", value);
  else editor.say("Frameworks failed to load: the server is offline. Try again.", "error");
}
