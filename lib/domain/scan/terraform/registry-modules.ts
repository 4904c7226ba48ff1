import { containersFacts, serviceFacts } from "../cloud/ecs";
import { controlFact, type ResourceReader } from "../cloud/resource";
import type { Fact } from "../facts";
import { field, filledText, listValue, textOf, itemsOf, type Value } from "../values/value";

/** `terraform-aws-modules/ecs/aws`: a cluster, and services by name with their containers by name; or one service alone. */
export const readEcsModule: ResourceReader = (resource) => {
  const { value, id, at, label } = resource;
  if (filledText(field(value, "source"))?.includes("//modules/container-definition")) return [];
  const facts: Fact[] = [];
  const services = field(value, "services");
  const clusterName = filledText(field(value, "cluster_name"));
  const own = field(value, "container_definitions");
  if (!own) {
    facts.push({ kind: "platform", id, what: "cluster", technology: "ecs", name: clusterName ?? label, at });
  }
  const all = services?.kind === "object" ? [...services.entries] : [];
  if (own) all.push([filledText(field(value, "name")) ?? label, value]);
  for (const [key, service] of all) {
    const definitions = field(service, "container_definitions");
    if (definitions?.kind !== "object") continue;
    const name = filledText(field(service, "name")) ?? key;
    facts.push(
      ...containersFacts(resource, {
        name,
        orchestrator: launchType(service) === "EC2" ? "ecs" : "ecs-fargate",
        definitions: listValue([...definitions.entries.values()], definitions.at),
        isReplaced: textOf(field(service, "ignore_task_definition_changes")) === "true",
      }),
      ...serviceFacts(service, `${at.file}#${resource.type}/${name}`),
    );
  }
  return facts;
};

/** The module's default is Fargate. */
function launchType(service: Value): string {
  return textOf(field(service, "launch_type"))?.toUpperCase() ?? "FARGATE";
}

const innerRules =
  /^(?:all-all|all-tcp|all-udp|ssh-tcp|rdp-tcp|mysql-tcp|postgresql-tcp|mssql-tcp|redis-tcp|mongodb-|docker|kubernetes-api-tcp|elasticsearch-)/;

/** `terraform-aws-modules/security-group/aws`: rules by name, all for the same addresses. */
export const readSecurityGroupModule: ResourceReader = ({ value, id }) => {
  const open = itemsOf(field(value, "ingress_cidr_blocks")).find((block) => textOf(block) === "0.0.0.0/0");
  const rule = itemsOf(field(value, "ingress_rules")).find((each) => innerRules.test(textOf(each) ?? ""));
  return open && rule
    ? [
        controlFact(
          "network-exposure",
          "violated",
          id,
          `open to the internet: ${textOf(rule) ?? ""}`,
          open.at,
        ),
      ]
    : [];
};
