import type { Fact, RepositoryFact } from "../facts";
import { field, filledText, flagOf, textOf } from "../values/value";
import { type CloudResource, controlFact, flagFact, type ResourceReader } from "./resource";

/** The address of a repository's images, with placeholders for an unknown account and region. */
export function ecrAddress(resource: CloudResource): string {
  const name = nameIn(resource, "name", "repository_name");
  const isTerraform = resource.from === "terraform";
  const account = isTerraform ? "${aws_account_id}" : "${AWS::AccountId}";
  const region = resource.stack.region ?? (isTerraform ? "${aws_region}" : "${AWS::Region}");
  return `${account}.dkr.ecr.${region}.amazonaws.com/${name}`;
}

function nameIn(resource: CloudResource, ...names: readonly string[]): string {
  for (const name of names) {
    const value = field(resource.value, name);
    const text = value?.byDefault ?? filledText(value);
    if (text !== undefined) return text;
  }
  // CloudFormation makes one up.
  return resource.from === "cloudformation" ? `\${${resource.label}}` : resource.label;
}

function repository(resource: CloudResource, name: string): RepositoryFact {
  return { kind: "repository", name, at: resource.at };
}

export const readEcrRepository: ResourceReader = (resource) => {
  const name = ecrAddress(resource);
  const scan =
    field(resource.value, "image_scanning_configuration", "scan_on_push") ??
    field(resource.value, "repository_image_scan_on_push");
  const mutability =
    field(resource.value, "image_tag_mutability") ?? field(resource.value, "repository_image_tag_mutability");
  const word = textOf(mutability);
  return [
    repository(resource, name),
    ...flagFact(
      "ecr-scan-on-push",
      flagOf(scan),
      name,
      { present: "scans on push", violated: "does not scan on push" },
      scan?.at,
    ),
    ...flagFact(
      "ecr-immutable-tags",
      word === undefined || word.includes("${") ? undefined : word.startsWith("IMMUTABLE"),
      name,
      { present: "tags are immutable", violated: "tags are mutable" },
      mutability?.at,
    ),
  ];
};

/** Scanning settings of a whole registry. */
export const readEcrScanning: ResourceReader = ({ value, id }) => {
  const frequency = field(value, "rule", "scan_frequency") ?? field(value, "rules", "scan_frequency");
  const word = textOf(frequency);
  return frequency && (word === "SCAN_ON_PUSH" || word === "CONTINUOUS_SCAN")
    ? [controlFact("ecr-scan-on-push", "present", id, `registry scans: ${word}`, frequency.at)]
    : [];
};

export const readPublicRepository: ResourceReader = (resource) => [
  repository(resource, `public.ecr.aws/\${registry_alias}/${nameIn(resource, "repository_name")}`),
];

/** Google's: `LOCATION-docker.pkg.dev/PROJECT/NAME`, where the format is Docker. */
function artifactRegistryAddress(resource: CloudResource): string | undefined {
  const format = filledText(field(resource.value, "format"))?.toUpperCase();
  if (format !== undefined && format !== "DOCKER") return undefined;
  const location = filledText(field(resource.value, "location")) ?? "${location}";
  const project = filledText(field(resource.value, "project")) ?? "${project}";
  return `${location}-docker.pkg.dev/${project}/${nameIn(resource, "repository_id", "name")}`;
}

export const readArtifactRegistry: ResourceReader = (resource) => {
  const address = artifactRegistryAddress(resource);
  const immutable = field(resource.value, "docker_config", "immutable_tags");
  return address === undefined
    ? []
    : [
        repository(resource, address),
        ...flagFact(
          "ecr-immutable-tags",
          flagOf(immutable),
          address,
          { present: "tags are immutable", violated: "tags are mutable" },
          immutable?.at,
        ),
      ];
};

export const readGoogleRegistry: ResourceReader = (resource) => {
  const location = filledText(field(resource.value, "location"))?.toLowerCase();
  const project = filledText(field(resource.value, "project")) ?? "${project}";
  return [repository(resource, `${location === undefined ? "" : `${location}.`}gcr.io/${project}`)];
};

export const readAzureRegistry: ResourceReader = (resource) => {
  const host = `${nameIn(resource, "name")}.azurecr.io`;
  const admin = field(resource.value, "admin_enabled");
  const open = field(resource.value, "public_network_access_enabled");
  // Its repositories are made by pushes; no file names them.
  const facts: Fact[] = [repository(resource, `${host}/\${repository}`)];
  if (admin && flagOf(admin) === true) {
    facts.push(
      controlFact(
        "registry-credentials",
        "violated",
        host,
        "one password for all: the admin account",
        admin.at,
      ),
    );
  }
  if (open && flagOf(open) === false) {
    facts.push(controlFact("network-exposure", "present", host, "no access from the internet", open.at));
  }
  return facts;
};
