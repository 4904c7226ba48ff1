import type { Fact, PlatformFact } from "../facts";
import { field, filledText, flagOf } from "../values/value";
import { endpointFacts } from "./network";
import { type CloudResource, flagFact, type ResourceReader } from "./resource";

function cluster(resource: CloudResource, technology: string): PlatformFact {
  const named = field(resource.value, "cluster_name") ?? field(resource.value, "name");
  const name = named?.byDefault ?? filledText(named) ?? resource.label;
  return { kind: "platform", id: resource.id, what: "cluster", technology, name, at: resource.at };
}

/** A cluster of EKS: the resource, and the module of the registry that most use. */
export const readEks: ResourceReader = (resource) => {
  const { value, id } = resource;
  const config = field(value, "vpc_config") ?? field(value, "resources_vpc_config") ?? value;
  const open = field(config, "endpoint_public_access") ?? field(config, "cluster_endpoint_public_access");
  const allowed =
    field(config, "public_access_cidrs") ??
    field(config, "endpoint_public_access_cidrs") ??
    field(config, "cluster_endpoint_public_access_cidrs");
  return [cluster(resource, "eks"), ...endpointFacts(open, allowed, id)];
};

export const readGke: ResourceReader = (resource) => {
  const { value, id } = resource;
  const isPrivate =
    field(value, "private_cluster_config", "enable_private_endpoint") ??
    field(value, "enable_private_endpoint");
  const facts: Fact[] = [cluster(resource, "gke")];
  if (isPrivate && flagOf(isPrivate) === true) {
    facts.push(
      ...flagFact(
        "network-exposure",
        true,
        id,
        { present: "the cluster's API is private", violated: "" },
        isPrivate.at,
      ),
    );
  }
  return facts;
};

export const readAks: ResourceReader = (resource) => {
  const { value, id } = resource;
  const isPrivate = field(value, "private_cluster_enabled");
  return [
    cluster(resource, "aks"),
    ...flagFact(
      "network-exposure",
      flagOf(isPrivate) === true ? true : undefined,
      id,
      { present: "the cluster's API is private", violated: "" },
      isPrivate?.at,
    ),
  ];
};
