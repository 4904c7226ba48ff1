import { field, flagOf } from "../values/value";
import { flagFact, type ResourceReader } from "./resource";

/** A group of CodeDeploy: whether it takes a failed deployment back. */
export const readCodeDeployGroup: ResourceReader = ({ value, id }) => {
  const configuration = field(value, "auto_rollback_configuration");
  const enabled = field(configuration, "enabled");
  const events = field(configuration, "events");
  return flagFact(
    "auto-rollback",
    flagOf(enabled),
    id,
    { present: "CodeDeploy rolls back", violated: "CodeDeploy does not roll back" },
    (flagOf(enabled) === true ? (events ?? enabled) : enabled)?.at,
  );
};
