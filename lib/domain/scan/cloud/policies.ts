import type { ControlFact } from "../facts";
import { structureOf } from "../values/structure";
import { field, filledText, itemsOf, textOf, type Value, within } from "../values/value";
import { controlFact, type ResourceReader } from "./resource";

/** Managed policies that allow all of an account, or all of a service that rules the rest. */
const adminPolicy = /policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

/** Actions of AWS that take no narrower resource than `*`, so that it says nothing against a policy. */
const onlyWide =
  /^(?:ecr:GetAuthorizationToken|ecr-public:GetAuthorizationToken|sts:\w+|xray:\w+|ssmmessages:\w+|ec2messages:\w+|cloudwatch:PutMetricData|logs:\w+|ssm:UpdateInstanceInformation)$/i;
const onlyReads = /^[\w-]+:(?:Describe|List|Get|BatchGet|BatchCheck|Head|Lookup|View|Search)\w*\*?$/i;

/** Policies in a resource of IAM: those in line, documents, and managed ones by name. */
export const readPolicies: ResourceReader = ({ value, id }) => {
  const documents = [
    field(value, "policy"),
    field(value, "policy_document"),
    ...itemsOf(field(value, "inline_policy")).map((policy) => field(policy, "policy")),
    ...itemsOf(field(value, "policies")).map((policy) => field(policy, "policy_document")),
    // A document as a data source of its own.
    field(value, "statement") && value,
  ];
  for (const document of documents) {
    const [worst] = worstStatements(structureOf(document), id);
    if (worst) return [worst];
  }
  for (const name of ["policy_arn", "managed_policy_arns"]) {
    for (const arn of itemsOf(field(value, name))) {
      const text = filledText(arn) ?? "";
      if (adminPolicy.test(text)) {
        return [
          controlFact("least-privilege-iam", "violated", id, text.slice(text.lastIndexOf("/") + 1), arn.at),
        ];
      }
    }
  }
  return [];
};

function worstStatements(document: Value | undefined, about: string): readonly ControlFact[] {
  const statements = itemsOf(structureOf(field(document, "statement")));
  return statements.flatMap((statement) => {
    if (textOf(field(statement, "effect")) === "Deny") return [];
    const actions = itemsOf(field(statement, "action") ?? field(statement, "actions"));
    const resources = itemsOf(field(statement, "resource") ?? field(statement, "resources"));
    const all = actions.find((action) => textOf(action) === "*" || textOf(action) === "*:*");
    if (all) return [controlFact("least-privilege-iam", "violated", about, "allows all actions", all.at)];
    const wide = resources.find((resource) => textOf(resource) === "*");
    const strong = actions.find((action) => {
      const text = textOf(action) ?? "";
      return text !== "" && !text.includes("${") && !onlyReads.test(text) && !onlyWide.test(text);
    });
    if (!wide || !strong) return [];
    return [
      controlFact(
        "least-privilege-iam",
        "violated",
        about,
        `${textOf(strong) ?? ""} on all resources`,
        wide.at,
      ),
    ];
  });
}

/** Google's roles that allow everything. */
export const readGoogleBinding: ResourceReader = ({ value, id }) => {
  const role = field(value, "role");
  const text = textOf(role);
  return role && (text === "roles/owner" || text === "roles/editor")
    ? [controlFact("least-privilege-iam", "violated", id, text, role.at)]
    : [];
};

/** A role of Azure that owns what it is given on. */
export const readAzureAssignment: ResourceReader = ({ value, id }) => {
  const role = field(value, "role_definition_name");
  const text = textOf(role);
  return role && text === "Owner" ? [controlFact("least-privilege-iam", "violated", id, text, role.at)] : [];
};

/** A role that CI takes on by its own token: a trust in an OIDC issuer of CI. */
export const readOidcProvider: ResourceReader = ({ value, id }) => {
  const issuers =
    /token\.actions\.githubusercontent\.com|gitlab|oidc\.circleci\.com|vstoken\.dev\.azure\.com|bitbucket\.org|buildkite/;
  for (const part of within(value)) {
    const text = part.kind === "text" ? part.text : "";
    if (issuers.test(text)) {
      return [controlFact("cloud-credentials-oidc", "present", id, "trusts the token of CI", part.at)];
    }
  }
  return [];
};

/** A key without expiry. */
export const readAccessKey: ResourceReader = ({ id, value }) => [
  controlFact("static-cloud-credentials", "violated", id, "a long-lived access key is made", value.at),
];
