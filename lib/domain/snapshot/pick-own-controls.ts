import { frameworkById } from "../catalogue/frameworks";
import type { OwnControl, PipelineDocument } from "../pipeline/document";
import type { HostHiding } from "./host-hiding";

const notShown = "Not in this copy.";

/**
 * The custom controls in a copy: title and scope, without their texts. Custom frameworks are left out. Ids stay, as findings
 * refer to them.
 */
export function pickOwnControls(
  { policy }: PipelineDocument,
  hosts: Pick<HostHiding, "name">,
): Pick<PipelineDocument, "policy"> {
  const controls = policy?.controls?.map((control): OwnControl => {
    const { id, version, state, title, appliesTo, products, stage, kind, gate, weight, requirements } =
      control;
    return {
      id,
      version,
      state,
      title: hosts.name(title, "Custom control"),
      ...(appliesTo ? { appliesTo } : {}),
      ...(products ? { products } : {}),
      stage,
      kind,
      ...(gate ? { gate } : {}),
      weight,
      what: notShown,
      why: notShown,
      how: [],
      ...(requirements ? { requirements: ofCatalogue(requirements) } : {}),
    };
  });
  return controls === undefined ? {} : { policy: { controls } };
}

function ofCatalogue(requirements: NonNullable<OwnControl["requirements"]>): typeof requirements {
  return Object.fromEntries(
    Object.entries(requirements).filter(([framework]) => frameworkById(framework) !== undefined),
  );
}
