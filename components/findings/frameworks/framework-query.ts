import { type AskedOf, createAddress, known, oneOf, type SearchParams } from "@/lib/client/address";
import { requirementStatuses, proofs } from "@/lib/domain/posture/posture";

/** The framework shown by default. */
export const usualFramework = "nist-sp-800-190";

/** The query of the frameworks page; opened parts stay open only if the query repeats them. */
const frameworkAddress = createAddress(
  {
    framework: known(usualFramework),
    status: oneOf([...requirementStatuses, "applicable"]),
    requirement: known(),
    proof: oneOf(proofs, "declared"),
  },
  "requirement",
);
export type AskedFramework = AskedOf<typeof frameworkAddress>;
export type FrameworkQuery = AskedFramework["query"];
export type AskedResult = NonNullable<FrameworkQuery["status"]>;

export const frameworkHref = frameworkAddress.href;

/** @param requirements the ids of the requirements of each framework that can be asked for. */
export function readFrameworkQuery(
  params: SearchParams,
  requirements: ReadonlyMap<string, ReadonlySet<string>>,
): AskedFramework {
  const read = (requirement: ReadonlySet<string>) =>
    frameworkAddress.read(params, { framework: requirements, requirement });
  const { framework } = read(new Set()).query;
  return read(requirements.get(framework) ?? new Set());
}
