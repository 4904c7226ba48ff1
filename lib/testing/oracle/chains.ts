import { unsignedOf } from "./carried";
import { endsOf } from "./origins-and-targets";
import { isBuilding, isContent, isEffective, reach, type Proof, type World } from "./world";

export interface Chain {
  readonly finding: "signed-never-checked" | "checked-not-signed" | "signed-too-early";
  /** The signer; of `checked-not-signed` the verifier. */
  readonly node: string;
  /** Of `checked-not-signed`: from whom unsigned images come. */
  readonly from?: readonly string[];
}

/** Signatures that nobody checks, checks that let unsigned images by, and signatures that a later build takes away. */
export function chainsOf(world: World, proof: Proof): readonly Chain[] {
  const content = world.flow.filter((edge) => isContent(world, edge));
  const has = (control: string) => (id: string) => isEffective(world, id, control, proof);
  const [signs, verifies] = [has("img-sign"), has("adm-image-signature")];
  const { targets } = endsOf(world);
  return world.nodes.flatMap(({ id }): Chain[] => {
    const found: Chain[] = [];
    if (signs(id)) {
      const unchecked = content.filter(({ target }) => !verifies(target));
      const reached = verifies(id) ? new Set<string>() : reach([id], unchecked);
      if (targets.some((target) => reached.has(target)))
        found.push({ finding: "signed-never-checked", node: id });
      if (isTooEarly(world, content, id, signs, verifies))
        found.push({ finding: "signed-too-early", node: id });
    }
    if (verifies(id)) {
      const from = content
        .filter(({ target }) => target === id)
        .flatMap((edge) => unsignedOf(world, edge, "img-sign", proof));
      if (from.length > 0)
        found.push({ finding: "checked-not-signed", node: id, from: [...new Set(from)].toSorted() });
    }
    return found;
  });
}

/** A way from the signer comes to a building node from which on nobody signs, up to a verifier. */
function isTooEarly(
  world: World,
  content: World["flow"],
  signer: string,
  signs: (id: string) => boolean,
  verifies: (id: string) => boolean,
): boolean {
  const rebuilding = [...reach([signer], content)].filter((id) => isBuilding(world, id) && !signs(id));
  const unsigned = content.filter(({ target }) => !signs(target));
  return rebuilding.some((id) => [...reach([id], unsigned)].some(verifies));
}
